// A state as AWS names it, with its sign.
//
//   <Status state={peering.Status?.Code} />        <Status state="available" />
import {useCallback} from 'react';
import StatusIndicator, {type StatusIndicatorProps} from '@cloudscape-design/components/status-indicator';
import {useSession} from '../session/session';

type Sign = StatusIndicatorProps.Type;

/// [sign, Japanese]; English is the state itself.
const states: Record<string, [Sign, string]> = {
  available: ['success', '使用可能'],
  active: ['success', 'アクティブ'],
  attached: ['success', 'アタッチ済み'],
  associated: ['success', '関連付け済み'],
  running: ['success', '実行中'],
  completed: ['success', '完了'],
  succeeded: ['success', '成功'],
  'in-use': ['success', '使用中'],
  ok: ['success', 'OK'],
  pending: ['in-progress', '保留中'],
  provisioning: ['in-progress', 'プロビジョニング中'],
  'initiating-request': ['in-progress', 'リクエストを開始中'],
  attaching: ['in-progress', 'アタッチ中'],
  associating: ['in-progress', '関連付け中'],
  'shutting-down': ['in-progress', 'シャットダウン中'],
  stopping: ['in-progress', '停止中'],
  deleting: ['in-progress', '削除中'],
  detaching: ['in-progress', 'デタッチ中'],
  disassociating: ['in-progress', '関連付け解除中'],
  'pending-acceptance': ['pending', '承諾の保留中'],
  failed: ['error', '失敗'],
  blackhole: ['error', 'ブラックホール'],
  rejected: ['stopped', '拒否済み'],
  expired: ['stopped', '期限切れ'],
  stopped: ['stopped', '停止済み'],
  terminated: ['stopped', '終了済み'],
  deleted: ['stopped', '削除済み'],
  detached: ['stopped', 'デタッチ済み'],
  disassociated: ['stopped', '関連付け解除済み'],
};

function spoken(state: string): string {
  const words = state.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function useStateName(): (state: string) => string {
  const {language} = useSession();
  return useCallback(
    (state) => (language === 'ja' ? (states[state]?.[1] ?? spoken(state)) : spoken(state)),
    [language],
  );
}

export function Status({state}: {state: string | undefined}) {
  const nameOf = useStateName();
  if (state === undefined || state === '') return <>–</>;
  return <StatusIndicator type={states[state]?.[0] ?? 'info'}>{nameOf(state)}</StatusIndicator>;
}
