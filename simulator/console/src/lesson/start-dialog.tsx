// Before a lesson begins: what takes the place of what.
import {useState} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {apiErrorOf, type ApiError} from '../api/ec2';
import {downloadSnapshot} from '../emulator/snapshot';
import {ApiAlert} from '../resource/api-alert';
import {ConfirmDialog} from '../resource/confirm-dialog';
import {useSession} from '../session/session';
import {defineWords, pick} from '../words/words';
import type {LessonSummary} from './lesson';
import {useLesson} from './lesson-provider';
import {useLessonWords} from './lesson-words';

const useWords = defineWords({
  en: {
    title: (title: string) => `Start “${title}”?`,
    start: 'Start lesson',
    replaced: 'The lesson’s network takes the place of the present one, in all accounts and Regions.',
    keep: 'To come back to the present network later, download a snapshot first, or rewind in the history.',
    download: 'Download snapshot',
    accounts: 'The console changes to the lesson’s account and Region.',
  },
  ja: {
    title: (title) => `「${title}」を開始しますか?`,
    start: 'レッスンを開始',
    replaced: 'すべてのアカウントとリージョンで、現在のネットワークがレッスンのネットワークに置き換わります。',
    keep: '現在のネットワークにあとで戻るには、先にスナップショットをダウンロードするか、履歴で巻き戻してください。',
    download: 'スナップショットをダウンロード',
    accounts: 'コンソールはレッスンのアカウントとリージョンに切り替わります。',
  },
});

export function StartDialog({lesson, close}: {lesson: LessonSummary; close(): void}) {
  const words = useWords();
  const common = useLessonWords();
  const {language} = useSession();
  const {start} = useLesson();
  const [error, setError] = useState<ApiError>();
  const title = pick(lesson.title, language);
  const save = () => void downloadSnapshot().catch((thrown) => setError(apiErrorOf(thrown)));
  return (
    <ConfirmDialog
      title={words.title(title)}
      submitText={words.start}
      doneText={common.begun(title)}
      send={() => start(lesson.id)}
      close={close}
    >
      <SpaceBetween size="m">
        <ApiAlert error={error} />
        <Alert
          type="warning"
          action={
            <Button iconName="download" onClick={save}>
              {words.download}
            </Button>
          }
        >
          {words.replaced} {words.keep}
        </Alert>
        <Box>{words.accounts}</Box>
      </SpaceBetween>
    </ConfirmDialog>
  );
}
