// The accounts to choose among: added by their 12 digits, removed, used. Any exists, as any credentials do.
import {useEffect, useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {homes} from '../api/control';
import {useSession} from '../session/session';
import {defineWords} from '../words/words';
import {accountFrom, dashed} from './accounts';

const useWords = defineWords({
  en: {
    title: 'Accounts',
    about: 'Any 12 digits are an account in vpcsim. Each sees only its own resources and what is shared with it.',
    account: 'Account ID',
    inUse: 'In use',
    use: 'Use',
    useAccount: (account: string) => `Use ${account}`,
    remove: 'Remove',
    removeAccount: (account: string) => `Remove ${account}`,
    add: 'Add account',
    wrong: 'An account ID has 12 digits.',
    called: 'Somebody else has called it',
    close: 'Close',
    actions: 'Actions',
    note: 'Removing an account from this list deletes nothing in it.',
  },
  ja: {
    title: 'アカウント',
    about: 'vpcsim では任意の 12 桁の数字がアカウントになります。各アカウントには、自身のリソースと共有されたものだけが見えます。',
    account: 'アカウント ID',
    inUse: '使用中',
    use: '使用',
    useAccount: (account) => `${account} を使用`,
    remove: '削除',
    removeAccount: (account) => `${account} を削除`,
    add: 'アカウントを追加',
    wrong: 'アカウント ID は 12 桁の数字です。',
    called: '他の利用者が呼び出しています',
    close: '閉じる',
    actions: 'アクション',
    note: 'このリストからアカウントを削除しても、アカウント内のものは削除されません。',
  },
});

/// Accounts that others have called: a learner's CLI in another window, say.
function useCalledAccounts(): string[] {
  const [called, setCalled] = useState<string[]>([]);
  useEffect(() => {
    homes().then(
      (answer) => setCalled([...new Set(answer.homes.map(({account}) => account))]),
      () => {}, // only a convenience
    );
  }, []);
  return called;
}

function AddAccount() {
  const words = useWords();
  const {accounts, change} = useSession();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState('');
  const add = () => {
    const account = accountFrom(typed);
    if (account === undefined) return setError(words.wrong);
    change({account, accounts: [...new Set([...accounts, account])]});
    setTyped('');
    setError('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <FormField label={words.account} errorText={error} secondaryControl={<Button>{words.add}</Button>}>
        <Input
          value={typed}
          inputMode="numeric"
          placeholder="222222222222"
          onChange={({detail}) => setTyped(detail.value)}
        />
      </FormField>
    </form>
  );
}

export function AccountsDialog({close}: {close(): void}) {
  const words = useWords();
  const {account: used, accounts, change} = useSession();
  const called = useCalledAccounts();
  const all = [...new Set([...accounts, ...called])];
  const buttons = (account: string) => {
    if (account === used) return words.inUse;
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          ariaLabel={words.useAccount(account)}
          onClick={() => change({account, accounts: [...new Set([...accounts, account])]})}
        >
          {words.use}
        </Button>
        {accounts.includes(account) && (
          <Button
            ariaLabel={words.removeAccount(account)}
            onClick={() => change({accounts: accounts.filter((one) => one !== account)})}
          >
            {words.remove}
          </Button>
        )}
      </SpaceBetween>
    );
  };
  return (
    <Modal
      visible
      onDismiss={close}
      header={words.title}
      closeAriaLabel={words.close}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            {words.close}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div>{words.about}</div>
        <Table
          variant="borderless"
          items={all}
          ariaLabels={{tableLabel: words.title}}
          columnDefinitions={[
            {
              id: 'account',
              header: words.account,
              isRowHeader: true,
              cell: (account) => (
                <>
                  {dashed(account)}
                  {!accounts.includes(account) && (
                    <Box color="text-body-secondary" fontSize="body-s">
                      {words.called}
                    </Box>
                  )}
                </>
              ),
            },
            {id: 'actions', header: words.actions, cell: buttons},
          ]}
        />
        <AddAccount />
        <Box color="text-body-secondary" fontSize="body-s">
          {words.note}
        </Box>
      </SpaceBetween>
    </Modal>
  );
}
