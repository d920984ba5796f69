// The page of one resource: #/vpcs/vpc-1.
//
//   <DetailsPage kind={kind} item={vpc} query={query} />       (resource-screen.tsx does this)
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import {useState} from 'react';
import {go, href} from '../route';
import {usePage} from '../shell/page';
import {useActions} from './actions';
import {useCommonWords} from './common-words';
import {DetailGrid, useResourceTabs} from './details';
import type {Kind} from './kind';
import {titleIn} from './title';

interface Props<Item> {
  kind: Kind<Item>;
  item: Item;
  query: URLSearchParams;
  refresh(): void;
}

export function DetailsPage<Item>({kind, item, query, refresh}: Props<Item>) {
  const common = useCommonWords();
  const id = kind.idOf(item);
  const {controls, dialog} = useActions(kind, [item], {closed: refresh, gone: () => go(href(kind.path))});
  const tabs = useResourceTabs(kind, item);
  const [active, setActive] = useState(query.get('tab') ?? tabs[0]?.id ?? '');
  usePage(id, [
    {text: kind.root ?? common.vpc, href: href('dashboard')},
    {text: kind.many, href: href(kind.path)},
  ]);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {controls}
          </SpaceBetween>
        }
      >
        {titleIn(kind, item)}
      </Header>
      {kind.banner?.(item)}
      <Container header={<Header variant="h2">{common.details}</Header>}>
        <DetailGrid details={kind.details(item)} />
      </Container>
      <Tabs
        ariaLabel={id}
        activeTabId={active}
        onChange={({detail}) => setActive(detail.activeTabId)}
        tabs={tabs}
      />
      {dialog}
    </SpaceBetween>
  );
}
