// "Analyze path": each path's analysis is started; what was refused is told.
import {useCallback} from 'react';
import {apiErrorOf} from '../../api/ec2';
import {useHome} from '../../resource/use-home';
import {useTell} from '../../shell/notices';
import {usePathWords} from './path-words';
import {analyze} from './paths';

export function useAnalyze(): (paths: readonly string[]) => Promise<void> {
  const words = usePathWords();
  const home = useHome();
  const tell = useTell();
  return useCallback(
    async (paths) => {
      const done: string[] = [];
      for (const id of paths) {
        try {
          await analyze(home, id);
          done.push(id);
        } catch (thrown) {
          const {code, message} = apiErrorOf(thrown);
          tell({type: 'error', header: words.analyzeFailed(id), content: `${code}: ${message}`});
        }
      }
      if (done.length > 0) tell({type: 'success', header: words.analyzed(done.join(', '))});
    },
    [words, home, tell],
  );
}
