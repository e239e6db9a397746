export type Habit = 'prompt' | 'late' | 'very_late' | 'held' | 'new';

/** A partner of the demo: `monthly` orders a month in an ordinary season. */
export type Dealer = {
  code: string; zh: string; en: string; city: string; kind: 'exclusive' | 'non_exclusive'; form: string; tier: string; territory: string;
  limit: number; terms: number; monthly: number; habit: Habit; orderingOpen?: boolean;
};

export const territories: [code: string, zh: string, en: string][] = [
  ['EAST', '华东', 'East China'], ['SOUTH', '华南', 'South China'], ['CENTRAL', '华中', 'Central China'], ['SOUTHWEST', '西南', 'Southwest China'],
  ['NORTH', '华北', 'North China'], ['NORTHWEST', '西北', 'Northwest China'], ['NORTHEAST', '东北', 'Northeast China'],
];

export const tiers: [code: string, zh: string, en: string][] = [
  ['diamond', '钻石', 'Diamond'], ['gold', '金牌', 'Gold'], ['silver', '银牌', 'Silver'], ['project', '工程', 'Project'], ['retail', '零售', 'Retail'],
];

type Row = [code: string, zh: string, en: string, city: string, tier: string, territory: string, limit: number, terms: number, monthly: number, habit?: Habit];

const dealerRows: Row[] = [
  ['HZ-QIMING', '杭州启明灯饰', 'Hangzhou Qiming Lighting', '杭州市萧山区', 'gold', 'EAST', 300_000, 30, 5],
  ['GZ-HENGHUI', '广州恒辉照明', 'Guangzhou Henghui Lighting', '广州市白云区', 'diamond', 'SOUTH', 900_000, 45, 7],
  ['CD-JINSHENG', '成都锦盛光电', 'Chengdu Jinsheng Optoelectronics', '成都市武侯区', 'silver', 'SOUTHWEST', 40_000, 30, 3],
  ['SZ-MINGXUAN', '苏州明轩工程', 'Suzhou Mingxuan Projects', '苏州市工业园区', 'project', 'EAST', 500_000, 60, 2, 'late'],
  ['WH-JIANGCHENG', '武汉江城灯具', 'Wuhan Jiangcheng Lamps', '武汉市江汉区', 'gold', 'CENTRAL', 250_000, 30, 4],
  ['XA-CHANGMING', '西安长明电器', "Xi'an Changming Electric", '西安市未央区', 'silver', 'NORTHWEST', 120_000, 30, 3],
  ['QD-HAICHEN', '青岛海辰照明', 'Qingdao Haichen Lighting', '青岛市市北区', 'gold', 'NORTH', 240_000, 30, 4],
  ['WH-QINGQUAN', '武汉清泉照明', 'Wuhan Qingquan Lighting', '武汉市武昌区', 'silver', 'CENTRAL', 150_000, 30, 3],
  ['SH-YAOHUA', '上海耀华灯饰', 'Shanghai Yaohua Lighting', '上海市闵行区', 'diamond', 'EAST', 800_000, 45, 6],
  ['NJ-ZIJIN', '南京紫金照明', 'Nanjing Zijin Lighting', '南京市江宁区', 'gold', 'EAST', 260_000, 30, 4],
  ['NB-YONGGUANG', '宁波甬光灯具', 'Ningbo Yongguang Lamps', '宁波市鄞州区', 'silver', 'EAST', 120_000, 30, 3],
  ['WX-LIANGXI', '无锡梁溪照明', 'Wuxi Liangxi Lighting', '无锡市梁溪区', 'silver', 'EAST', 110_000, 30, 2, 'late'],
  ['HF-LUZHOU', '合肥庐州光电', 'Hefei Luzhou Optoelectronics', '合肥市包河区', 'gold', 'EAST', 200_000, 30, 3],
  ['WZ-OUJIANG', '温州瓯江电器', 'Wenzhou Oujiang Electric', '温州市鹿城区', 'silver', 'EAST', 90_000, 30, 2],
  ['JX-NANHU', '嘉兴南湖灯饰', 'Jiaxing Nanhu Lighting', '嘉兴市南湖区', 'silver', 'EAST', 80_000, 30, 2],
  ['FZ-MINJIANG', '福州闽江照明', 'Fuzhou Minjiang Lighting', '福州市仓山区', 'gold', 'SOUTH', 210_000, 30, 3],
  ['XM-LUDAO', '厦门鹭岛灯饰', 'Xiamen Ludao Lighting', '厦门市湖里区', 'silver', 'SOUTH', 130_000, 30, 3],
  ['SZ-PENGCHENG', '深圳鹏城光电', 'Shenzhen Pengcheng Optoelectronics', '深圳市宝安区', 'diamond', 'SOUTH', 850_000, 45, 6],
  ['DG-GUANYIN', '东莞莞音照明', 'Dongguan Guanyin Lighting', '东莞市东城区', 'gold', 'SOUTH', 230_000, 30, 4],
  ['FS-LINGNAN', '佛山岭南灯具', 'Foshan Lingnan Lamps', '佛山市南海区', 'gold', 'SOUTH', 260_000, 30, 4],
  ['NN-YONGJIANG', '南宁邕江照明', 'Nanning Yongjiang Lighting', '南宁市青秀区', 'silver', 'SOUTH', 100_000, 30, 2, 'late'],
  ['HK-QIONGZHOU', '海口琼州灯饰', 'Haikou Qiongzhou Lighting', '海口市龙华区', 'silver', 'SOUTH', 90_000, 30, 2],
  ['CS-YUELU', '长沙岳麓照明', 'Changsha Yuelu Lighting', '长沙市岳麓区', 'gold', 'CENTRAL', 240_000, 30, 4],
  ['NC-GANJIANG', '南昌赣江灯饰', 'Nanchang Ganjiang Lighting', '南昌市西湖区', 'silver', 'CENTRAL', 120_000, 30, 2],
  ['ZZ-SHANGDU', '郑州商都光电', 'Zhengzhou Shangdu Optoelectronics', '郑州市金水区', 'gold', 'CENTRAL', 250_000, 30, 4],
  ['YC-YILING', '宜昌夷陵电器', 'Yichang Yiling Electric', '宜昌市西陵区', 'silver', 'CENTRAL', 70_000, 30, 2, 'very_late'],
  ['LY-LUOSHUI', '洛阳洛水照明', 'Luoyang Luoshui Lighting', '洛阳市洛龙区', 'silver', 'CENTRAL', 80_000, 30, 2],
  ['CQ-YUZHOU', '重庆渝州灯饰', 'Chongqing Yuzhou Lighting', '重庆市渝北区', 'gold', 'SOUTHWEST', 280_000, 30, 4],
  ['CD-TIANFU', '成都天府照明', 'Chengdu Tianfu Lighting', '成都市高新区', 'gold', 'SOUTHWEST', 230_000, 30, 3],
  ['KM-CHUNCHENG', '昆明春城灯具', 'Kunming Chuncheng Lamps', '昆明市官渡区', 'silver', 'SOUTHWEST', 110_000, 30, 2],
  ['GY-LINCHENG', '贵阳林城光电', 'Guiyang Lincheng Optoelectronics', '贵阳市观山湖区', 'silver', 'SOUTHWEST', 90_000, 30, 2, 'late'],
  ['BJ-YANSHAN', '北京燕山照明', 'Beijing Yanshan Lighting', '北京市丰台区', 'diamond', 'NORTH', 820_000, 45, 6],
  ['TJ-HAIHE', '天津海河灯饰', 'Tianjin Haihe Lighting', '天津市河西区', 'gold', 'NORTH', 220_000, 30, 3],
  ['SJZ-TAIHANG', '石家庄太行电器', 'Shijiazhuang Taihang Electric', '石家庄市裕华区', 'silver', 'NORTH', 120_000, 30, 3],
  ['JN-QUANCHENG', '济南泉城光电', 'Jinan Quancheng Optoelectronics', '济南市历下区', 'gold', 'NORTH', 230_000, 30, 3],
  ['YT-ZHIFU', '烟台芝罘照明', 'Yantai Zhifu Lighting', '烟台市芝罘区', 'silver', 'NORTH', 100_000, 30, 2],
  ['TY-FENHE', '太原汾河灯具', 'Taiyuan Fenhe Lamps', '太原市小店区', 'silver', 'NORTH', 100_000, 30, 2, 'held'],
  ['XA-DAMING', '西安大明宫灯饰', "Xi'an Daminggong Lighting", '西安市莲湖区', 'gold', 'NORTHWEST', 200_000, 30, 3],
  ['LZ-HUANGHE', '兰州黄河照明', 'Lanzhou Huanghe Lighting', '兰州市城关区', 'silver', 'NORTHWEST', 80_000, 30, 2],
  ['UR-TIANSHAN', '乌鲁木齐天山电器', 'Urumqi Tianshan Electric', '乌鲁木齐市新市区', 'silver', 'NORTHWEST', 90_000, 45, 2],
  ['SY-SHENGJING', '沈阳盛京照明', 'Shenyang Shengjing Lighting', '沈阳市铁西区', 'gold', 'NORTHEAST', 200_000, 30, 3],
  ['DL-BINHAI', '大连滨海灯饰', 'Dalian Binhai Lighting', '大连市甘井子区', 'silver', 'NORTHEAST', 120_000, 30, 2],
  ['HRB-SONGHUA', '哈尔滨松花江光电', 'Harbin Songhuajiang Optoelectronics', '哈尔滨市道里区', 'silver', 'NORTHEAST', 100_000, 30, 2],
  ['CC-CHANGBAI', '长春长白电器', 'Changchun Changbai Electric', '长春市朝阳区', 'silver', 'NORTHEAST', 60_000, 30, 1, 'new'],
];

const retailers: [code: string, zh: string, en: string, city: string, territory: string][] = [
  ['R-HZ-HUBIN', '杭州湖滨家居灯店', 'Hangzhou Hubin Home Lights', '杭州市上城区', 'EAST'], ['R-SH-XUHUI', '上海徐汇光屋', 'Shanghai Xuhui Light House', '上海市徐汇区', 'EAST'],
  ['R-SZ-PINGJIANG', '苏州平江灯铺', 'Suzhou Pingjiang Lamp Shop', '苏州市姑苏区', 'EAST'], ['R-NJ-XINJIEKOU', '南京新街口五金', 'Nanjing Xinjiekou Hardware', '南京市秦淮区', 'EAST'],
  ['R-GZ-TIANHE', '广州天河家装馆', 'Guangzhou Tianhe Interiors', '广州市天河区', 'SOUTH'], ['R-SZ-NANSHAN', '深圳南山智能家居', 'Shenzhen Nanshan Smart Home', '深圳市南山区', 'SOUTH'],
  ['R-ZS-GUZHEN', '中山古镇灯城三店', 'Zhongshan Guzhen Lamp City No. 3', '中山市古镇镇', 'SOUTH'], ['R-WH-GUANGGU', '武汉光谷电料行', 'Wuhan Guanggu Electrical', '武汉市洪山区', 'CENTRAL'],
  ['R-CS-WUYI', '长沙五一灯具店', 'Changsha Wuyi Lamps', '长沙市芙蓉区', 'CENTRAL'], ['R-CD-CHUNXI', '成都春熙光影', 'Chengdu Chunxi Light & Shade', '成都市锦江区', 'SOUTHWEST'],
  ['R-CQ-JIEFANGBEI', '重庆解放碑灯饰', 'Chongqing Jiefangbei Lighting', '重庆市渝中区', 'SOUTHWEST'], ['R-BJ-HAIDIAN', '北京海淀五金机电', 'Beijing Haidian Hardware', '北京市海淀区', 'NORTH'],
  ['R-TJ-HEPING', '天津和平家居', 'Tianjin Heping Home', '天津市和平区', 'NORTH'], ['R-QD-LAOSHAN', '青岛崂山灯世界', 'Qingdao Laoshan Lamp World', '青岛市崂山区', 'NORTH'],
  ['R-XA-QUJIANG', '西安曲江美居', "Xi'an Qujiang Home", '西安市雁塔区', 'NORTHWEST'], ['R-SY-ZHONGJIE', '沈阳中街灯饰', 'Shenyang Zhongjie Lighting', '沈阳市沈河区', 'NORTHEAST'],
];

export const dealers: Dealer[] = [
  ...dealerRows.map(([code, zh, en, city, tier, territory, limit, terms, monthly, habit = 'prompt']): Dealer =>
    ({ code, zh, en, city, tier, territory, limit, terms, monthly, habit, kind: 'exclusive', form: tier === 'project' ? '工程商' : '区域经销' })),
  ...retailers.map(([code, zh, en, city, territory], index): Dealer =>
    ({ code, zh, en, city, tier: 'retail', territory, limit: index < 2 ? 10_000 : 0, terms: 15, monthly: index < 2 ? 1 : 0, habit: 'prompt', kind: 'non_exclusive', form: '零售门店', orderingOpen: index < 2 })),
];
