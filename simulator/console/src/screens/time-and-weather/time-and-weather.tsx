// Time and weather: the virtual clock, the faults, and the state as a whole.
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {usePage} from '../../shell/page';
import {ClockPanel} from './clock-panel';
import {StatePanel} from './state-panel';
import {WeatherPanel} from './weather-panel';
import {useWords} from './words';

export default function TimeAndWeather() {
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
      <SpaceBetween size="l">
        <ClockPanel />
        <WeatherPanel />
        <StatePanel />
      </SpaceBetween>
    </ContentLayout>
  );
}
