// What can be done with instances: the menu "Instance state", Connect, and what is under Actions.
import {useMemo} from 'react';
import {
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type Instance,
} from '@aws-sdk/client-ec2';
import {apiErrorOf, ec2} from '../../api/ec2';
import type {Action} from '../../resource/kind';
import {useHome} from '../../resource/use-home';
import {useTell} from '../../shell/notices';
import {useInstanceWords} from './instance-words';
import {StateDialog} from './state-dialog';

function isIn(state: string) {
  return (instance: Instance) => instance.State?.Name === state;
}

const idsOf = (items: Instance[]) => items.map((instance) => instance.InstanceId ?? '');

export function useInstanceActions(): Action<Instance>[] {
  const words = useInstanceWords();
  const home = useHome();
  const tell = useTell();
  return useMemo(() => {
    const notRunning = (items: Instance[]) => (items.every(isIn('running')) ? undefined : words.notRunning);
    const goneText = (items: Instance[]) => (items.some(isIn('terminated')) ? words.gone : undefined);
    const start = async (items: Instance[]) => {
      const InstanceIds = idsOf(items);
      const names = InstanceIds.join(', ');
      try {
        await ec2(home).send(new StartInstancesCommand({InstanceIds}));
        tell({type: 'success', header: words.startDone(names)});
      } catch (thrown) {
        const {code, message} = apiErrorOf(thrown);
        tell({type: 'error', header: words.failed(words.start, names), content: `${code}: ${message}`});
      }
    };
    return [
      {id: 'connect', text: words.connect, page: 'connect', button: true, disabled: notRunning},
      {
        id: 'stop',
        text: words.stop,
        menu: words.state,
        many: true,
        disabled: notRunning,
        dialog: (props) => (
          <StateDialog
            {...props}
            title={words.stopTitle}
            ask={words.stopAsk}
            note={words.stopNote}
            button={words.stopButton}
            done={words.stopDone}
            send={(InstanceIds) => ec2(home).send(new StopInstancesCommand({InstanceIds}))}
          />
        ),
      },
      {
        id: 'start',
        text: words.start,
        menu: words.state,
        many: true,
        disabled: (items) => (items.every(isIn('stopped')) ? undefined : words.notStopped),
        run: (items) => void start(items),
      },
      {
        id: 'reboot',
        text: words.reboot,
        menu: words.state,
        many: true,
        disabled: notRunning,
        dialog: (props) => (
          <StateDialog
            {...props}
            title={words.rebootTitle}
            ask={words.rebootAsk}
            note={words.rebootNote}
            button={words.rebootButton}
            done={words.rebootDone}
            send={(InstanceIds) => ec2(home).send(new RebootInstancesCommand({InstanceIds}))}
          />
        ),
      },
      {
        id: 'terminate',
        text: words.terminate,
        menu: words.state,
        many: true,
        disabled: goneText,
        dialog: (props) => (
          <StateDialog
            {...props}
            title={words.terminateTitle}
            ask={words.terminateAsk}
            note={words.terminateNote}
            button={words.terminateButton}
            done={words.terminateDone}
            send={(InstanceIds) => ec2(home).send(new TerminateInstancesCommand({InstanceIds}))}
          />
        ),
      },
      {
        id: 'source-dest-check',
        text: words.changeCheck,
        group: words.networkingMenu,
        page: 'change-source-dest-check',
        disabled: goneText,
      },
      {
        id: 'security-groups',
        text: words.changeGroups,
        group: words.securityMenu,
        page: 'change-security-groups',
        disabled: goneText,
      },
    ];
  }, [words, home, tell]);
}
