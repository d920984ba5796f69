// Instants as AWS's console writes them: in the browser's time zone, which is named.
//
//   const timeText = useTimeText();   timeText(instance.LaunchTime)   "2026/11/27 18:26 GMT+0"
import {useMemo} from 'react';
import {useSession} from '../session/session';

export function useTimeText(): (instant: Date | undefined) => string {
  const {language} = useSession();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-US', {
      year: 'numeric',
      month: language === 'ja' ? '2-digit' : 'short',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
    return (instant) => (instant === undefined ? '' : format.format(instant));
  }, [language]);
}
