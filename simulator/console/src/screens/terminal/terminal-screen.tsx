// Terminals on instances: #/terminal, #/terminal/i-1 (and ?user=…). Those that are open stay so while other
// screens are looked at.
import {useEffect, useState} from 'react';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import {go, href} from '../../route';
import type {ScreenProps} from '../../screen';
import {useSession} from '../../session/session';
import {usePage} from '../../shell/page';
import {OpenForm} from './open-form';
import {closeTerminal, openTerminal, useTerminals} from './terminals';
import type {Target} from './terminal-protocol';
import {TerminalView} from './terminal-view';
import {useTerminalWords} from './terminal-words';

const newTab = 'new';

export default function TerminalScreen({path, query}: ScreenProps) {
  const words = useTerminalWords();
  const {dark} = useSession();
  const sessions = useTerminals();
  const [wanted] = path;
  // Whoever comes for an instance gets the form for it, unless there is a terminal on it already.
  const first = (wanted ? sessions.find((one) => one.target.instance === wanted) : sessions.at(-1))?.id ?? newTab;
  const [active, setActive] = useState(first);
  useEffect(() => {
    if (wanted !== undefined) setActive(first);
  }, [wanted]);
  usePage(words.title, [{text: 'EC2', href: href('instances')}]);
  const open = (target: Target) => {
    setActive(openTerminal(target, dark).id);
    go(href('terminal'));
  };
  const close = (id: string) => {
    closeTerminal(id);
    if (id === active) setActive(sessions.filter((one) => one.id !== id).at(-1)?.id ?? newTab);
  };
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={words.intro}>
        {words.title}
      </Header>
      <Tabs
        variant="container"
        ariaLabel={words.terminals}
        activeTabId={active}
        onChange={({detail}) => setActive(detail.activeTabId)}
        tabs={[
          ...sessions.map((session) => ({
            id: session.id,
            label: session.target.name,
            dismissible: true,
            dismissLabel: words.close(session.target.name),
            onDismiss: () => close(session.id),
            content: <TerminalView key={session.id} session={session} />,
          })),
          {
            id: newTab,
            label: words.newTerminal,
            content: <OpenForm key={wanted} wanted={wanted} user={query.get('user') ?? undefined} open={open} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
