// The choice of a packet: two ends and a service.
import {useMemo, useState} from 'react';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select, {type SelectProps} from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {labelOf, vpcsOf, type InstancePart, type NetworkModel} from './parts';
import {usePathWords} from './path-words';
import {byPublicAddress, isAddress, isPort, services, serviceOf, type Question} from './question';

export type End = 'from' | 'to';

interface Props {
  model: NetworkModel;
  question: Question;
  change(part: Partial<Question>): void;
  myAddress: string;
  picking: End;
  setPicking(end: End): void;
}

const anAddress = 'address';

function useEndOptions(model: NetworkModel, end: End, myAddress: string) {
  const words = usePathWords();
  return useMemo(() => {
    const instance = (one: InstancePart): SelectProps.Option[] => [
      {
        value: one.id,
        label: labelOf(one),
        description: one.name ? one.id : undefined,
        tags: [one.privateIp],
        filteringTags: [one.privateIp, one.publicIp],
      },
      ...(end === 'to' && one.publicIp
        ? [{value: one.id + byPublicAddress, label: words.byPublic(labelOf(one)), tags: [one.publicIp]}]
        : []),
    ];
    const options: SelectProps.Options = [
      {
        label: words.internetGroup,
        options: [
          {value: myAddress, label: words.internetMe, tags: [myAddress]},
          {value: anAddress, label: words.anAddress},
        ],
      },
      ...vpcsOf(model).flatMap((vpc) => {
        const its = vpc.subnets.flatMap((subnet) =>
          subnet.members.filter((one): one is InstancePart => one.kind === 'instance'),
        );
        const description = `${vpc.account} · ${vpc.region}`;
        return its.length === 0 ? [] : [{label: labelOf(vpc), description, options: its.flatMap(instance)}];
      }),
    ];
    return options;
  }, [model, end, myAddress, words]);
}

function EndField({end, model, question, change, myAddress}: Props & {end: End}) {
  const words = usePathWords();
  const value = question[end];
  const options = useEndOptions(model, end, myAddress);
  const [typing, setTyping] = useState(false);
  const flat = useMemo(
    () => options.flatMap((group) => ('options' in group ? group.options : [group])),
    [options],
  );
  const isTyped = typing || (value !== '' && value !== myAddress && isAddress(value));
  const selected = isTyped
    ? flat.find((option) => option.value === anAddress)
    : flat.find((option) => option.value === value);
  return (
    <div className="map-end">
      <FormField label={words[end]} stretch>
        <Select
          selectedOption={selected ?? (value ? {value, label: value} : null)}
          options={options}
          filteringType="auto"
          filteringPlaceholder={words.filter}
          filteringAriaLabel={words.filter}
          placeholder={words.choose}
          virtualScroll={flat.length > 300}
          expandToViewport
          onChange={({detail}) => {
            const chosen = detail.selectedOption.value ?? '';
            setTyping(chosen === anAddress);
            change({[end]: chosen === anAddress ? '' : chosen});
          }}
        />
      </FormField>
      {isTyped && (
        <FormField
          label={`${words[end]}: ${words.address}`}
          errorText={value !== '' && !isAddress(value) && words.badAddress}
          stretch
        >
          <Input
            value={value}
            placeholder="203.0.113.10"
            onChange={({detail}) => {
              setTyping(true);
              change({[end]: detail.value.trim()});
            }}
          />
        </FormField>
      )}
    </div>
  );
}

function ServiceFields({question, change}: Pick<Props, 'question' | 'change'>) {
  const words = usePathWords();
  const [custom, setCustom] = useState<'' | 'tcp' | 'udp'>('');
  const id = custom || serviceOf(question);
  const options = [...services.map((one) => one.id), 'tcp', 'udp'].map((value) => ({
    value,
    label: words.services[value],
  }));
  const choose = (value: string) => {
    const known = services.find((one) => one.id === value);
    setCustom(value === 'tcp' || value === 'udp' ? value : '');
    if (known) change({protocol: known.protocol, port: known.port || question.port});
    else change({protocol: value === 'udp' ? 'udp' : 'tcp'});
  };
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <FormField label={words.service}>
        <Select
          selectedOption={options.find((option) => option.value === id) ?? null}
          options={options}
          expandToViewport
          onChange={({detail}) => choose(detail.selectedOption.value ?? 'ssh')}
        />
      </FormField>
      {(id === 'tcp' || id === 'udp') && (
        <FormField label={words.port}>
          <Input
            type="number"
            inputMode="numeric"
            value={String(question.port)}
            onChange={({detail}) => isPort(Number(detail.value)) && change({port: Number(detail.value)})}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}

function SwapSign() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M5 14V3M2 6l3-3 3 3M11 2v11M8 10l3 3 3-3" />
    </svg>
  );
}

export function QuestionForm(props: Props) {
  const words = usePathWords();
  const {question, change, picking, setPicking} = props;
  return (
    <div className="map-question" role="group" aria-label={words.title}>
      <EndField {...props} end="from" />
      <Button
        iconSvg={<SwapSign />}
        variant="icon"
        ariaLabel={words.swap}
        onClick={() => change({from: question.to.replace(byPublicAddress, ''), to: question.from})}
      />
      <EndField {...props} end="to" />
      <ServiceFields question={question} change={change} />
      <FormField label={words.nextClick}>
        <SegmentedControl
          label={words.nextClick}
          selectedId={picking}
          options={[
            {id: 'from', text: words.from},
            {id: 'to', text: words.to},
          ]}
          onChange={({detail}) => setPicking(detail.selectedId === 'to' ? 'to' : 'from')}
        />
      </FormField>
    </div>
  );
}
