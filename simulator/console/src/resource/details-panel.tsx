// The split panel of a list: what is selected.
import {useState} from 'react';
import SplitPanel from '@cloudscape-design/components/split-panel';
import Tabs from '@cloudscape-design/components/tabs';
import {useCommonWords} from './common-words';
import {DetailGrid, useResourceTabs} from './details';
import type {Kind} from './kind';
import {titleIn} from './title';

export function DetailsPanel<Item>({kind, item}: {kind: Kind<Item>; item: Item}) {
  const common = useCommonWords();
  const [active, setActive] = useState('details');
  const tabs = useResourceTabs(kind, item);
  return (
    <SplitPanel header={titleIn(kind, item)}>
      <Tabs
        ariaLabel={common.panel}
        activeTabId={active}
        onChange={({detail}) => setActive(detail.activeTabId)}
        tabs={[
          {id: 'details', label: common.details, content: <DetailGrid details={kind.details(item)} />},
          ...tabs,
        ]}
      />
    </SplitPanel>
  );
}
