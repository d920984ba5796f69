// The source or destination of a rule: typed, or picked among the groups of the VPC and of its peers, and
// prefix lists.
import {useMemo} from 'react';
import Autosuggest, {type AutosuggestProps} from '@cloudscape-design/components/autosuggest';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import {useHome} from '../../resource/use-home';
import {useMyIp} from '../../session/my-ip';
import {everywhere} from '../../traffic/address';
import {defineWords} from '../../words/words';
import {useGroups, usePeerVpcs, usePrefixLists, type PeerVpc} from './group-names';
import {withChoice, type PeerChoice, type RuleRow} from './rule-row';
import type {SecurityGroup} from '@aws-sdk/client-ec2';

const useWords = defineWords({
  en: {
    custom: 'Custom',
    'anywhere-ipv4': 'Anywhere-IPv4',
    'anywhere-ipv6': 'Anywhere-IPv6',
    'my-ip': 'My IP',
    blocks: 'CIDR blocks',
    groups: 'Security groups',
    peerGroups: (vpc: string) => `Security groups of ${vpc}`,
    prefixLists: 'Prefix lists',
    use: (text: string) => `Use: "${text}"`,
    otherAccount: (account: string) => `Another account’s: type ${account}/sg-…`,
  },
  ja: {
    custom: 'カスタム',
    'anywhere-ipv4': 'Anywhere-IPv4',
    'anywhere-ipv6': 'Anywhere-IPv6',
    'my-ip': 'マイ IP',
    blocks: 'CIDR ブロック',
    groups: 'セキュリティグループ',
    peerGroups: (vpc) => `${vpc} のセキュリティグループ`,
    prefixLists: 'プレフィックスリスト',
    use: (text) => `使用: "${text}"`,
    otherAccount: (account) => `別のアカウントのグループ: ${account}/sg-… と入力`,
  },
});

interface Props {
  row: RuleRow;
  onChange(row: RuleRow): void;
}

const inboundChoices: readonly PeerChoice[] = ['custom', 'anywhere-ipv4', 'anywhere-ipv6', 'my-ip'];

export function PeerChoiceField({row, onChange}: Props) {
  const words = useWords();
  const myIp = useMyIp();
  const optionOf = (choice: PeerChoice) => ({value: choice, label: words[choice]});
  const chosen = (value: string | undefined) => inboundChoices.find((choice) => choice === value) ?? 'custom';
  return (
    <Select
      selectedOption={optionOf(row.choice)}
      options={inboundChoices.map(optionOf)}
      expandToViewport
      onChange={({detail}) => onChange(withChoice(row, chosen(detail.selectedOption.value), myIp))}
    />
  );
}

export type PeerOptions = AutosuggestProps.Options;

const blocks = [
  '0.0.0.0/0',
  '0.0.0.0/8',
  '0.0.0.0/16',
  '0.0.0.0/24',
  '0.0.0.0/32',
  everywhere.ipv6,
  '::/16',
  '::/32',
  '::/48',
  '::/64',
];

function groupOptions(groups: readonly SecurityGroup[], vpc: string): AutosuggestProps.Option[] {
  return groups
    .filter((group) => group.VpcId === vpc)
    .map((group) => ({value: group.GroupId ?? '', description: group.GroupName}));
}

/// What the API would refuse isn't offered: groups of other Regions. Another account's can only be typed.
export function usePeerOptions(vpc: string): PeerOptions {
  const words = useWords();
  const home = useHome();
  const groups = useGroups(home).data;
  const lists = usePrefixLists(home).data;
  const peers = usePeerVpcs(home, vpc).data;
  return useMemo(() => {
    const near = (peers ?? []).filter((peer) => peer.region === home.region);
    const ofPeer = (peer: PeerVpc): AutosuggestProps.OptionGroup => ({
      label: words.peerGroups(`${peer.vpc} (${peer.peering})`),
      options:
        peer.account === home.account
          ? groupOptions(groups ?? [], peer.vpc)
          : [{value: `${peer.account}/sg-`, description: words.otherAccount(peer.account)}],
    });
    const options: AutosuggestProps.OptionGroup[] = [
      {label: words.blocks, options: blocks.map((value) => ({value}))},
      {label: words.groups, options: groupOptions(groups ?? [], vpc)},
      ...near.map(ofPeer),
      {
        label: words.prefixLists,
        options: (lists ?? []).map((list) => ({
          value: list.PrefixListId ?? '',
          description: list.PrefixListName,
        })),
      },
    ];
    return options.filter((group) => group.options.length > 0);
  }, [words, home, groups, lists, peers, vpc]);
}

/// Only what shows all options at once can be wider than its field.
function isLong(options: PeerOptions): boolean {
  const counts = options.map((option) => ('options' in option ? option.options.length : 1));
  return counts.reduce((sum, count) => sum + count, 0) > 200;
}

export function PeerField({row, onChange, options}: Props & {options: PeerOptions}) {
  const words = useWords();
  if (row.choice !== 'custom') return <Input readOnly value={row.peer} />;
  return (
    <Autosuggest
      value={row.peer}
      options={options}
      enteredTextLabel={words.use}
      virtualScroll={isLong(options)}
      expandToViewport
      onChange={({detail}) => onChange({...row, peer: detail.value})}
    />
  );
}
