// "Delete": what goes, a word to type, and what the API said of each that stayed.
//
//   <DeleteDialog {...dialogProps} title={words.deleteVpc} nameOf={(vpc) => vpc.VpcId ?? ''}
//                 remove={(vpc) => ec2(home).send(new DeleteVpcCommand({VpcId: vpc.VpcId}))} />
//
// `standard.remove` (standard-actions.tsx) makes the whole action.
import {useState, type ReactNode} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {apiErrorOf, type ApiError} from '../api/ec2';
import {useTell} from '../shell/notices';
import {defineWords} from '../words/words';
import {useCommonWords} from './common-words';

const useWords = defineWords({
  en: {
    word: 'delete',
    typeIt: (word: string) => `To confirm deletion, type "${word}" in the field.`,
    willGo: 'The following will be deleted permanently:',
    remove: 'Delete',
    deleted: (names: string) => `You successfully deleted ${names}.`,
    failed: (name: string, code: string) => `Failed to delete ${name}: ${code}`,
  },
  ja: {
    word: '削除',
    typeIt: (word) => `削除を確認するには、フィールドに「${word}」と入力します。`,
    willGo: '以下は完全に削除されます:',
    remove: '削除',
    deleted: (names) => `${names} が正常に削除されました。`,
    failed: (name, code) => `${name} の削除に失敗しました: ${code}`,
  },
});

interface Props<Item> {
  items: Item[];
  title: string;
  nameOf(item: Item): string;
  remove(item: Item): Promise<unknown>;
  close(): void;
  closeGone(): void;
  children?: ReactNode; ///< what else to say or to choose
  confirmWord?: string; ///< other than "delete"
  submitText?: string; ///< other than "Delete"
  doneText?(names: string): string;
}

interface Refusal {
  name: string;
  error: ApiError;
}

export function DeleteDialog<Item>(props: Props<Item>) {
  const words = useWords();
  const common = useCommonWords();
  const tell = useTell();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState(props.items);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const word = props.confirmWord ?? words.word;
  const ready = typed.trim().toLowerCase() === word;

  const run = async () => {
    if (!ready || busy) return;
    setBusy(true);
    const gone: string[] = [];
    const stayed: Item[] = [];
    const refused: Refusal[] = [];
    for (const item of left) {
      const name = props.nameOf(item);
      try {
        await props.remove(item);
        gone.push(name);
      } catch (thrown) {
        stayed.push(item);
        refused.push({name, error: apiErrorOf(thrown)});
      }
    }
    setBusy(false);
    const names = gone.join(', ');
    if (stayed.length === 0) props.closeGone();
    if (gone.length > 0) tell({type: 'success', header: props.doneText?.(names) ?? words.deleted(names)});
    setLeft(stayed);
    setRefusals(refused);
  };

  return (
    <Modal
      visible
      onDismiss={props.close}
      header={props.title}
      closeAriaLabel={common.close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.close}>
              {common.cancel}
            </Button>
            <Button variant="primary" disabled={!ready} loading={busy} onClick={run}>
              {props.submitText ?? words.remove}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {refusals.map(({name, error}) => (
          <Alert key={name} type="error" header={words.failed(name, error.code)}>
            {error.message}
          </Alert>
        ))}
        <div>
          {words.willGo}
          <ul>
            {left.map((item) => (
              <li key={props.nameOf(item)}>{props.nameOf(item)}</li>
            ))}
          </ul>
        </div>
        {props.children !== undefined && <div>{props.children}</div>}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <FormField label={words.typeIt(word)}>
            <Input value={typed} onChange={({detail}) => setTyped(detail.value)} placeholder={word} autoFocus />
          </FormField>
        </form>
      </SpaceBetween>
    </Modal>
  );
}
