// The virtual clock: what it shows, and moving it forward.
import {useState} from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {control} from '../../api/control';
import {useClock} from '../../api/virtual-now';
import {useSubmit} from '../../resource/submit';
import {instantText} from '../../resource/time-text';
import {useSession} from '../../session/session';
import {useTell} from '../../shell/notices';
import {useWords} from './words';

const presets = [
  {id: 'minute', span: '+1m'},
  {id: 'hour', span: '+1h'},
  {id: 'week', span: '+7d1m'},
] as const;

function useAdvance() {
  const words = useWords();
  const {language} = useSession();
  const tell = useTell();
  const [span, setSpan] = useState('');
  const send = (by: string) => control.post<{now: string}>('/clock', {advance: by});
  const done = ({now}: {now: string}) =>
    tell({type: 'success', header: words.advanced(instantText(new Date(now), language))});
  const typed = useSubmit<'span', {now: string}>({
    fields: [[/./, 'span']],
    send: () => send(span.trim()),
    done: (answer) => {
      setSpan('');
      done(answer);
    },
  });
  const advance = (by: string) => void send(by).then(done, (thrown) => tell({type: 'error', header: String(thrown)}));
  return {span, setSpan, typed, advance};
}

export function ClockPanel() {
  const words = useWords();
  const {language} = useSession();
  const clock = useClock();
  const {span, setSpan, typed, advance} = useAdvance();
  const pace = (factor: number) => (factor === 0 ? words.frozen : factor === 1 ? words.wall : words.times(factor));
  return (
    <Container
      header={
        <Header variant="h2" description={words.clockHint}>
          {words.clock}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={2}
          items={[
            {label: words.now, value: clock ? instantText(new Date(clock.now), language) : '…'},
            {label: words.pace, value: clock ? pace(clock.factor) : '…'},
          ]}
        />
        <form
          aria-label={words.advance}
          onSubmit={(event) => {
            event.preventDefault();
            typed.run();
          }}
        >
          <SpaceBetween size="s">
            <FormField
              label={words.advanceBy}
              constraintText={words.advanceHint}
              errorText={typed.errorAt('span')}
              secondaryControl={<Button loading={typed.busy}>{words.advance}</Button>}
            >
              <Input value={span} onChange={({detail}) => setSpan(detail.value)} placeholder="+7d1m" spellcheck={false} />
            </FormField>
            <SpaceBetween direction="horizontal" size="xs">
              {presets.map((preset) => (
                <Button key={preset.id} formAction="none" onClick={() => advance(preset.span)}>
                  {preset.id === 'week' ? `${words.week} (${words.weekHint})` : words[preset.id]}
                </Button>
              ))}
            </SpaceBetween>
          </SpaceBetween>
        </form>
      </SpaceBetween>
    </Container>
  );
}
