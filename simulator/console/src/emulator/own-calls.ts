// What the emulator's own controls do, in words: "POST /_vpcsim/reset" is "Reset".
import {useCallback} from 'react';
import {defineWords} from '../words/words';

const useWords = defineWords({
  en: {
    'POST /_vpcsim/reset': 'Reset: everything as new',
    'PUT /_vpcsim/snapshot': 'Snapshot loaded',
    'POST /_vpcsim/history': 'Rewind',
    'POST /_vpcsim/clock': 'Clock moved',
    'POST /_vpcsim/lesson': 'Lesson begun',
    'DELETE /_vpcsim/lesson': 'Lesson ended',
    'PUT /_vpcsim/faults': 'Faults replaced',
    'POST /_vpcsim/faults': 'Faults added',
    'DELETE /_vpcsim/faults': 'Faults cleared',
  },
  ja: {
    'POST /_vpcsim/reset': 'リセット: すべてを初期状態に戻す',
    'PUT /_vpcsim/snapshot': 'スナップショットの読み込み',
    'POST /_vpcsim/history': '巻き戻し',
    'POST /_vpcsim/clock': '時計を進める',
    'POST /_vpcsim/lesson': 'レッスンの開始',
    'DELETE /_vpcsim/lesson': 'レッスンの終了',
    'PUT /_vpcsim/faults': '障害の置き換え',
    'POST /_vpcsim/faults': '障害の追加',
    'DELETE /_vpcsim/faults': '障害のクリア',
  },
});

/// Actions of AWS's keep their names.
export function useActionName(): (action: string) => string {
  const words: Record<string, string> = useWords();
  return useCallback((action) => words[action] ?? action, [words]);
}
