// API calls: the calls themselves, the connections that were made or turned away, and the states one can go back
// to. #/calls, #/calls/connections, #/calls/history
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import {go, href} from '../../route';
import type {ScreenProps} from '../../screen';
import {usePage} from '../../shell/page';
import {CallsTable} from './calls-table';
import {Connections} from './connections';
import {History} from './history';
import {useWords} from './words';

export default function Calls({path, query}: ScreenProps) {
  const words = useWords();
  usePage(words.title, []);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.description}>
          {words.title}
        </Header>
      }
    >
      <Tabs
        variant="container"
        ariaLabel={words.tabs}
        activeTabId={path[0] ?? 'calls'}
        onChange={({detail}) => go(detail.activeTabId === 'calls' ? href('calls') : href('calls', detail.activeTabId))}
        tabs={[
          {id: 'calls', label: words.calls, content: <CallsTable address={query} />},
          {id: 'connections', label: words.connections, content: <Connections />},
          {id: 'history', label: words.history, content: <History />},
        ]}
      />
    </ContentLayout>
  );
}
