// Other accounts that somebody has called, with a way there.
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {homes} from '../../api/control';
import {useDescribed} from '../../api/use-described';
import {useHome} from '../../resource/use-home';
import {href} from '../../route';
import {useGoToHome} from '../../session/use-go-to-home';
import {useDashboardWords} from './words';

export function Elsewhere() {
  const words = useDashboardWords();
  const here = useHome();
  const goToHome = useGoToHome();
  const {data} = useDescribed(homes, []);
  const called = (data?.homes ?? []).map(({account}) => account);
  const others = [...new Set(called)].filter((account) => account !== here.account);
  if (others.length === 0) return null;
  return (
    <Container header={<Header variant="h2" description={words.elsewhereHint}>{words.elsewhere}</Header>}>
      <SpaceBetween direction="horizontal" size="xs">
        {others.map((account) => (
          <Button key={account} onClick={() => goToHome({account, region: here.region}, href('dashboard'))}>
            {words.go(account)}
          </Button>
        ))}
      </SpaceBetween>
    </Container>
  );
}
