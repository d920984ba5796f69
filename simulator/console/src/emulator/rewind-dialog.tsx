// Going back to the state after a call, once one is sure.
import Box from '@cloudscape-design/components/box';
import {ConfirmDialog} from '../resource/confirm-dialog';
import {defineWords} from '../words/words';
import {rewind, type Step} from './history';
import {useActionName} from './own-calls';
import {timeText} from './time';

const useWords = defineWords({
  en: {
    title: 'Rewind to here',
    beginning: 'the beginning',
    after: (action: string, number: number) => `call ${number}, ${action}`,
    text: (step: string) => `All accounts and Regions will be again as they were after ${step}.`,
    undo: 'What was changed since is gone from the network, but stays in the history: you can come back to it.',
    clock: 'The virtual clock stays where it is.',
    done: (step: string) => `The network is again as it was after ${step}.`,
  },
  ja: {
    title: 'ここまで巻き戻す',
    beginning: '最初の状態',
    after: (action, number) => `コール ${number} (${action})`,
    text: (step) => `すべてのアカウントとリージョンが、${step} の直後の状態に戻ります。`,
    undo: 'それ以降の変更はネットワークから消えますが、履歴には残るため、あとで戻ることができます。',
    clock: '仮想時計はそのままです。',
    done: (step) => `ネットワークは ${step} の直後の状態に戻りました。`,
  },
});

export function RewindDialog({step, close}: {step: Pick<Step, 'number' | 'action' | 'at'>; close(): void}) {
  const words = useWords();
  const nameOf = useActionName();
  const what = step.number === 0 ? words.beginning : words.after(nameOf(step.action), step.number);
  return (
    <ConfirmDialog
      title={words.title}
      submitText={words.title}
      doneText={words.done(what)}
      send={() => rewind(step.number)}
      close={close}
    >
      <Box>{words.text(step.number === 0 ? what : `${what}, ${timeText(step.at)}`)}</Box>
      <Box>
        {words.undo} {words.clock}
      </Box>
    </ConfirmDialog>
  );
}
