// The console: who uses it, what is live, and around the screens what they all have.
import {I18nProvider} from '@cloudscape-design/components/i18n';
import english from '@cloudscape-design/components/i18n/messages/all.en';
import japanese from '@cloudscape-design/components/i18n/messages/all.ja';
import {LiveProvider} from './api/live';
import {LessonProvider} from './lesson/lesson-provider';
import {SessionProvider, useSession} from './session/session';
import {NoticesProvider} from './shell/notices';
import {Shell} from './shell/shell';
import {VpcFilterProvider} from './shell/vpc-filter';

function Localized() {
  const {language} = useSession();
  return (
    <I18nProvider locale={language} messages={[english, japanese]}>
      <LiveProvider>
        <NoticesProvider>
          <LessonProvider>
            <VpcFilterProvider>
            <Shell />
          </VpcFilterProvider>
          </LessonProvider>
        </NoticesProvider>
      </LiveProvider>
    </I18nProvider>
  );
}

export function App() {
  return (
    <SessionProvider>
      <Localized />
    </SessionProvider>
  );
}
