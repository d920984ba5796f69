// A screen that breaks says so, in its own place: the rest of the console goes on.
import {Component, type ReactNode} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import {defineWords} from '../words/words';

const useWords = defineWords({
  en: {
    broken: 'This page of the console has failed',
    sorry: 'That is a fault of vpcsim’s console. Your resources are as they were. What it said:',
    again: 'Try again',
  },
  ja: {
    broken: 'コンソールのこのページでエラーが発生しました',
    sorry: 'これは vpcsim コンソールの不具合です。リソースに影響はありません。エラーの内容:',
    again: '再試行',
  },
});

function Broken({error, retry}: {error: Error; retry(): void}) {
  const words = useWords();
  return (
    <Alert type="error" header={words.broken} action={<Button onClick={retry}>{words.again}</Button>}>
      {words.sorry} <code>{error.message}</code>
    </Alert>
  );
}

interface State {
  error: Error | undefined;
}

interface Props {
  place: string; ///< another one is another try
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = {error: undefined};

  static getDerivedStateFromError(error: unknown): State {
    return {error: error instanceof Error ? error : new Error(String(error))};
  }

  override componentDidUpdate(before: Props) {
    if (before.place !== this.props.place && this.state.error !== undefined) this.setState({error: undefined});
  }

  override render() {
    const {error} = this.state;
    if (error === undefined) return this.props.children;
    return <Broken error={error} retry={() => this.setState({error: undefined})} />;
  }
}
