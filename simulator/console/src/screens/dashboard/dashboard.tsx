// The VPC dashboard: what there is, what waits, and where to begin.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {href} from '../../route';
import {screens} from '../../screen';
import {usePage} from '../../shell/page';
import {Elsewhere} from './elsewhere';
import {PendingRequests} from './pending-requests';
import {ResourceCounts} from './resource-counts';
import {useDashboardWords} from './words';

function Learn() {
  const words = useDashboardWords();
  const entries = [
    {path: 'lessons', text: words.lessons, hint: words.lessonsHint},
    {path: 'map', text: words.map, hint: words.mapHint},
  ].filter(({path}) => screens.some((screen) => screen.path === path));
  return (
    <Container header={<Header variant="h2">{words.learn}</Header>}>
      <ColumnLayout columns={2} variant="text-grid">
        {entries.map(({path, text, hint}) => (
          <SpaceBetween key={path} size="xs">
            <Box color="text-body-secondary">{hint}</Box>
            <Button href={href(path)}>{text}</Button>
          </SpaceBetween>
        ))}
      </ColumnLayout>
    </Container>
  );
}

export default function Dashboard() {
  const words = useDashboardWords();
  const [asked, setAsked] = useState(0);
  usePage(words.title, []);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={words.about}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={href('instances', 'create')}>{words.launch}</Button>
            <Button variant="primary" href={href('vpcs', 'create')}>
              {words.createVpc}
            </Button>
          </SpaceBetween>
        }
      >
        {words.title}
      </Header>
      <PendingRequests />
      <ResourceCounts asked={asked} refresh={() => setAsked((n) => n + 1)} />
      <Learn />
      <Elsewhere />
    </SpaceBetween>
  );
}
