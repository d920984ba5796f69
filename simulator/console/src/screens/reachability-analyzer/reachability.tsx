// "Reachable", "Not reachable": what an analysis came to.
import {useCallback} from 'react';
import StatusIndicator, {type StatusIndicatorProps} from '@cloudscape-design/components/status-indicator';
import type {NetworkInsightsAnalysis} from '@aws-sdk/client-ec2';
import {usePathWords} from './path-words';

type State = 'reachable' | 'notReachable' | 'running' | 'failed' | 'notAnalyzed';

const signs: Record<State, StatusIndicatorProps.Type> = {
  reachable: 'success',
  notReachable: 'error',
  running: 'in-progress',
  failed: 'warning',
  notAnalyzed: 'pending',
};

function stateOf(analysis: NetworkInsightsAnalysis | undefined): State {
  if (analysis === undefined) return 'notAnalyzed';
  if (analysis.Status === 'running' || analysis.Status === 'failed') return analysis.Status;
  return analysis.NetworkPathFound ? 'reachable' : 'notReachable';
}

export function useReachabilityText(): (analysis: NetworkInsightsAnalysis | undefined) => string {
  const words = usePathWords();
  return useCallback((analysis) => words[stateOf(analysis)], [words]);
}

export function Reachability({analysis}: {analysis: NetworkInsightsAnalysis | undefined}) {
  const words = usePathWords();
  const state = stateOf(analysis);
  return <StatusIndicator type={signs[state]}>{words[state]}</StatusIndicator>;
}
