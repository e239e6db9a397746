/** One series of the maker's catalogue: rows (colour temperature, dimming …) by columns (power, size …), each a SKU. */
export type Series = {
  code: string; category: [zh: string, en: string]; art: string; zh: string; en: string; specZh: string; specEn: string; unit: string; pack: number; minimum: number;
  rowAxis: [zh: string, en: string]; columnAxis: [zh: string, en: string]; rows: [code: string, zh: string, en: string][]; columns: [label: string, price: number][]; without?: string[];
};

const warmth: Series['rows'] = [['30', '3000K 暖白', '3000K warm'], ['40', '4000K 自然', '4000K neutral'], ['65', '6500K 正白', '6500K cool']];
const twoWarmths: Series['rows'] = [['40', '4000K 自然', '4000K neutral'], ['65', '6500K 正白', '6500K cool']];
const dimming: Series['rows'] = [['DA', 'DALI 调光', 'DALI'], ['AN', '0-10V 调光', '0-10V'], ['CC', '恒流', 'constant current'], ['CV', '恒压', 'constant voltage']];
const lasting: Series['rows'] = [['90', '90 分钟', '90 minutes'], ['180', '180 分钟', '180 minutes']];
const colour: Series['rows'] = [['BK', '黑色', 'black'], ['WH', '白色', 'white']];

const temperature: Series['rowAxis'] = ['色温', 'Colour'];
const power: Series['columnAxis'] = ['功率', 'Power'];
const size: Series['columnAxis'] = ['规格', 'Size'];

const downlights: Series['category'] = ['筒灯射灯', 'Downlights'];
const panels: Series['category'] = ['面板灯', 'Panels'];
const strips: Series['category'] = ['灯带灯条', 'Strips'];
const tubes: Series['category'] = ['灯管支架', 'Tubes'];
const tracks: Series['category'] = ['磁吸轨道', 'Tracks'];
const outdoor: Series['category'] = ['工业户外', 'Industrial and outdoor'];
const drivers: Series['category'] = ['驱动电源', 'Drivers'];
const emergency: Series['category'] = ['应急照明', 'Emergency'];

export const catalogue: Series[] = [
  { code: 'LS-DL07', category: downlights, art: 'downlight', zh: '晶石系列 LED 筒灯', en: 'Crystal LED downlight', specZh: '开孔 75mm · 显指 Ra90', specEn: '75 mm cut-out · Ra90', unit: '只', pack: 12, minimum: 12, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['5W', 12.8], ['7W', 15.6], ['9W', 19.2], ['12W', 24.5]], without: ['65-12W'] },
  { code: 'LS-DL09', category: downlights, art: 'downlight', zh: '皓月防眩筒灯', en: 'Moon anti-glare downlight', specZh: '开孔 95mm · UGR<16', specEn: '95 mm cut-out · UGR<16', unit: '只', pack: 8, minimum: 8, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['9W', 26.5], ['12W', 31.8], ['15W', 38.2]] },
  { code: 'LS-SP03', category: downlights, art: 'downlight', zh: '星芒 COB 射灯', en: 'Star COB spotlight', specZh: '开孔 55mm · 可调 ±30°', specEn: '55 mm cut-out · tilts ±30°', unit: '只', pack: 12, minimum: 12, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['3W', 11.9], ['5W', 15.2], ['7W', 19.6]] },
  { code: 'LS-CL20', category: downlights, art: 'downlight', zh: '满月吸顶灯', en: 'Full-moon ceiling light', specZh: '超薄 · 免打孔底盘', specEn: 'slim · no-drill base', unit: '只', pack: 6, minimum: 6, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['18W', 39.9], ['24W', 49.5], ['36W', 72]] },
  { code: 'LS-PL66', category: panels, art: 'panel', zh: '云幕直下式面板灯', en: 'Cloud back-lit panel', specZh: '40W · UGR<19', specEn: '40 W · UGR<19', unit: '套', pack: 4, minimum: 4, rowAxis: temperature, columnAxis: size, rows: warmth, columns: [['300×600', 56], ['600×600', 82], ['300×1200', 96], ['600×1200', 148]] },
  { code: 'LS-PE60', category: panels, art: 'panel', zh: '薄暮侧发光面板灯', en: 'Dusk edge-lit panel', specZh: '厚 9mm · 显指 Ra80', specEn: '9 mm thin · Ra80', unit: '套', pack: 4, minimum: 4, rowAxis: temperature, columnAxis: size, rows: twoWarmths, columns: [['300×300', 34], ['300×600', 49.5], ['600×600', 71]] },
  { code: 'LS-PC15', category: panels, art: 'panel', zh: '净室专用面板灯', en: 'Clean-room panel', specZh: 'IP65 · 304 不锈钢边', specEn: 'IP65 · 304 steel frame', unit: '套', pack: 2, minimum: 2, rowAxis: temperature, columnAxis: size, rows: twoWarmths, columns: [['600×600', 188], ['300×1200', 205], ['600×1200', 298]] },
  { code: 'LS-ST24', category: strips, art: 'strip', zh: 'COB 低压灯带 24V', en: 'COB strip 24 V', specZh: '5 米/卷 · 无光斑', specEn: '5 m reel · dot-free', unit: '卷', pack: 20, minimum: 20, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['8W/m', 52], ['10W/m', 64], ['14W/m', 79.5]] },
  { code: 'LS-SH22', category: strips, art: 'strip', zh: '高压灯带 220V', en: 'Strip 220 V', specZh: '100 米/卷 · IP65', specEn: '100 m reel · IP65', unit: '卷', pack: 1, minimum: 1, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['6W/m', 420], ['9W/m', 560]] },
  { code: 'LS-LB12', category: strips, art: 'strip', zh: '硬灯条 12V', en: 'Rigid bar 12 V', specZh: '铝基 · 1 米', specEn: 'aluminium · 1 m', unit: '条', pack: 50, minimum: 50, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['12W', 7.2], ['18W', 9.6]] },
  { code: 'LS-T8', category: tubes, art: 'tube', zh: 'T8 一体化灯管', en: 'T8 integrated tube', specZh: '玻璃管 · 光效 120lm/W', specEn: 'glass · 120 lm/W', unit: '支', pack: 25, minimum: 25, rowAxis: temperature, columnAxis: size, rows: warmth, columns: [['0.6m', 11.5], ['0.9m', 14.8], ['1.2m', 17.9]] },
  { code: 'LS-T5', category: tubes, art: 'tube', zh: 'T5 支架灯', en: 'T5 batten', specZh: '可串接 · 无暗区', specEn: 'linkable · seamless', unit: '支', pack: 30, minimum: 30, rowAxis: temperature, columnAxis: size, rows: warmth, columns: [['0.3m', 8.9], ['0.6m', 12.4], ['0.9m', 15.7], ['1.2m', 18.6]] },
  { code: 'LS-TP40', category: tubes, art: 'tube', zh: '三防净化灯', en: 'Tri-proof batten', specZh: 'IP66 · 防潮防尘防腐', specEn: 'IP66', unit: '支', pack: 6, minimum: 6, rowAxis: temperature, columnAxis: size, rows: twoWarmths, columns: [['0.6m', 36.5], ['1.2m', 58], ['1.5m', 72.5]] },
  { code: 'LS-MT48', category: tracks, art: 'track', zh: '磁吸轨道泛光灯', en: 'Magnetic track linear', specZh: '48V · 深 20mm', specEn: '48 V · 20 mm deep', unit: '只', pack: 10, minimum: 10, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['6W', 68], ['12W', 92], ['18W', 118]] },
  { code: 'LS-MS48', category: tracks, art: 'track', zh: '磁吸轨道射灯', en: 'Magnetic track spot', specZh: '48V · 旋转 350°', specEn: '48 V · turns 350°', unit: '只', pack: 10, minimum: 10, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['7W', 79], ['12W', 105]] },
  { code: 'LS-MR48', category: tracks, art: 'track', zh: '磁吸轨道条', en: 'Magnetic rail', specZh: '预埋式 · 铝型材', specEn: 'recessed · aluminium', unit: '根', pack: 4, minimum: 4, rowAxis: ['颜色', 'Finish'], columnAxis: size, rows: colour, columns: [['1m', 46], ['2m', 88], ['3m', 129]] },
  { code: 'LS-FL05', category: outdoor, art: 'flood', zh: '远山投光灯', en: 'Far-hill floodlight', specZh: 'IP66 · 压铸铝', specEn: 'IP66 · die-cast', unit: '台', pack: 4, minimum: 4, rowAxis: temperature, columnAxis: power, rows: warmth, columns: [['30W', 46], ['50W', 68], ['100W', 118], ['200W', 228]] },
  { code: 'LS-HB10', category: outdoor, art: 'flood', zh: '工矿灯', en: 'High bay', specZh: '光效 150lm/W · IP65', specEn: '150 lm/W · IP65', unit: '台', pack: 2, minimum: 2, rowAxis: temperature, columnAxis: power, rows: twoWarmths, columns: [['100W', 165], ['150W', 218], ['200W', 276]] },
  { code: 'LS-SL30', category: outdoor, art: 'flood', zh: '道路照明灯', en: 'Street light', specZh: '双电容防雷 · IP66', specEn: 'surge-proof · IP66', unit: '台', pack: 1, minimum: 1, rowAxis: temperature, columnAxis: power, rows: twoWarmths, columns: [['60W', 198], ['100W', 285], ['150W', 368]] },
  { code: 'LS-DR', category: drivers, art: 'driver', zh: '调光驱动电源', en: 'Dimming driver', specZh: '五年质保 · 无频闪', specEn: '5-year warranty · flicker-free', unit: '台', pack: 10, minimum: 10, rowAxis: ['调光', 'Dimming'], columnAxis: power, rows: dimming, columns: [['30W', 58], ['60W', 96], ['100W', 138]] },
  { code: 'LS-EM20', category: emergency, art: 'emergency', zh: '双头应急灯', en: 'Twin-spot emergency light', specZh: '国标 3C · 消防认证', specEn: 'CCC fire certified', unit: '台', pack: 6, minimum: 6, rowAxis: ['应急时间', 'Duration'], columnAxis: power, rows: lasting, columns: [['2×3W', 48], ['2×5W', 62]] },
  { code: 'LS-EX10', category: emergency, art: 'emergency', zh: '安全出口标志灯', en: 'Exit sign', specZh: '自动检测 · 壁挂吊装', specEn: 'self-test', unit: '台', pack: 10, minimum: 10, rowAxis: ['应急时间', 'Duration'], columnAxis: ['显示面', 'Faces'], rows: lasting, columns: [['1F', 32], ['2F', 39]] },
  { code: 'LS-EB05', category: emergency, art: 'emergency', zh: '应急电源盒', en: 'Emergency pack', specZh: '降功率 · 锂电池', specEn: 'reduced power · lithium', unit: '套', pack: 10, minimum: 10, rowAxis: ['应急时间', 'Duration'], columnAxis: power, rows: lasting, columns: [['5W', 46], ['10W', 63], ['20W', 88]] },
];

/** The SKUs of a series: a cell each, without those that are not made. */
export function skusOf(series: Pick<Series, 'code' | 'rows' | 'columns' | 'without'>) {
  return series.rows.flatMap(([rowCode, rowZh, rowEn]) => series.columns.flatMap(([label, price]) =>
    series.without?.includes(`${rowCode}-${label}`) ? [] : [{ sku: `${series.code}-${rowCode}-${label.replaceAll('×', 'X').replaceAll(/[/.]/g, '').toUpperCase()}`, rowZh, rowEn, column: label, price }]));
}
