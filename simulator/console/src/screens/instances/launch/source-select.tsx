// "Source type" of a rule: anywhere, custom, My IP.
import Select from '@cloudscape-design/components/select';
import {useMyIp} from '../../../session/my-ip';
import {anywhere, type FirewallRule, type RuleSource} from './launch-request';
import {useLaunchWords} from './launch-words';

interface Props {
  rule: FirewallRule;
  change(rule: FirewallRule): void;
  ariaLabel?: string; ///< where no form field labels it
}

export function SourceSelect({rule, change, ariaLabel}: Props) {
  const {sources} = useLaunchWords();
  const mine = `${useMyIp()}/32`;
  const cidrs: Record<RuleSource, string> = {anywhere, custom: '', 'my-ip': mine};
  const options = (['anywhere', 'custom', 'my-ip'] as const).map((value) => ({
    value,
    label: sources[value],
    description: cidrs[value],
  }));
  return (
    <Select
      ariaLabel={ariaLabel}
      triggerVariant="option"
      options={options}
      selectedOption={options.find(({value}) => value === rule.source) ?? null}
      onChange={({detail}) => {
        const found = options.find(({value}) => value === detail.selectedOption.value);
        if (found) change({...rule, source: found.value, cidr: cidrs[found.value]});
      }}
    />
  );
}
