/** What a browser calls itself, in names people know; the first that fits is told, as most pretend to be others too. */
const browsers: [RegExp, string][] = [
  [/WeCom|wxwork/i, 'wecom'], [/MicroMessenger/i, 'wechat'], [/DingTalk/i, 'dingtalk'], [/QQBrowser/i, 'qq'], [/UCBrowser|UCWEB/i, 'uc'], [/360SE|360EE|QihooBrowser/i, '360'],
  [/Edg(?:e|A|iOS)?\//, 'edge'], [/OPR\/|Opera/, 'opera'], [/SamsungBrowser/, 'samsung'], [/HuaweiBrowser/i, 'huawei'], [/Firefox\/|FxiOS/, 'firefox'], [/Chrome\/|CriOS/, 'chrome'], [/Safari\//, 'safari'],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, 'harmony'], [/iPhone|iPod/, 'iphone'], [/iPad/, 'ipad'], [/Android/, 'android'], [/Windows/, 'windows'], [/Mac OS X|Macintosh/, 'mac'], [/CrOS/, 'chromeos'], [/Linux|X11/, 'linux'],
];
const phones = new Set(['harmony', 'iphone', 'ipad', 'android']);

export type Device = { browser: string; system: string; isPhone: boolean };

/** A device by its User-Agent; `unknown` for what no person's browser sends. */
export function deviceOf(agent: string): Device {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1] ?? 'unknown';
  const system = named(systems);
  return { browser: named(browsers), system, isPhone: phones.has(system) };
}
