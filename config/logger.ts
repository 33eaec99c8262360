import { requestUnderWay } from '../src/office/request';
import { jsonLines } from '../src/office/log-format';
import { readSettings, wantsJsonLog } from '../src/office/settings';

export default () => {
  const settings = readSettings();
  const level = settings.LOG_LEVEL;
  return wantsJsonLog(settings) ? { level, format: jsonLines(() => requestUnderWay()?.id) } : { level };
};
