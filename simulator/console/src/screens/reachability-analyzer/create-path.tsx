// "Create and analyze path": #/reachability-analyzer/create. Ends and port may be in the address:
// ?source=i-1&destination=i-2&port=22
import {useState} from 'react';
import {CreateNetworkInsightsPathCommand, type Protocol} from '@aws-sdk/client-ec2';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {EndFields, type End} from './end-fields';
import {kindOfEnd} from './ends';
import {HeaderFieldsEditor, MoreFields} from './header-fields';
import {anyHeader, areHeaderPortsGood, isPortRange, pathRequest} from './path-request';
import {usePathWords} from './path-words';
import type {AnalyzedPath} from './paths';
import {useAnalyze} from './use-analyze';

type Field = 'source' | 'destination' | 'port' | 'atSource' | 'atDestination';

function endFrom(id: string | null): End {
  return {kind: kindOfEnd(id ?? ''), id: id ?? '', address: ''};
}

const protocols: readonly {value: Protocol; label: string}[] = [
  {value: 'tcp', label: 'TCP'},
  {value: 'udp', label: 'UDP'},
];

export function CreatePath({kind, query}: {kind: Kind<AnalyzedPath>; query: URLSearchParams}) {
  const words = usePathWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const start = useAnalyze();
  const tags = useTags();
  const [source, setSource] = useState(() => endFrom(query.get('source')));
  const [destination, setDestination] = useState(() => endFrom(query.get('destination')));
  const [atSource, setAtSource] = useState(anyHeader);
  const [atDestination, setAtDestination] = useState(anyHeader);
  const [protocol, setProtocol] = useState<Protocol>('tcp');
  const [port, setPort] = useState(query.get('port') ?? '');
  const byAddress = destination.kind === 'address';
  const submit = useSubmit<Field, string>({
    fields: [
      ...(byAddress ? [[/FilterAtSource\.DestinationAddress/, 'destination'] as const] : []),
      [/NetworkInsightsSource|source/, 'source'],
      [/NetworkInsightsDestination|for parameter destination is|parameter destination$/, 'destination'],
      [/destinationPort/, 'port'],
      [/FilterAtSource/, 'atSource'],
      [/FilterAtDestination/, 'atDestination'],
    ],
    check: () => ({
      source: source.id === '' ? words.required : undefined,
      destination: (byAddress ? destination.address.trim() : destination.id) === '' ? words.required : undefined,
      port: isPortRange(port) ? undefined : words.badPort,
      atSource: areHeaderPortsGood(atSource) ? undefined : words.badPort,
      atDestination: areHeaderPortsGood(atDestination) ? undefined : words.badPort,
    }),
    send: async () => {
      const request = pathRequest({
        source: source.id,
        destination: destination.id,
        destinationAddress: byAddress ? destination.address : '',
        protocol,
        destinationPort: port,
        atSource,
        atDestination: byAddress ? anyHeader : atDestination,
        tags: tags.list,
      });
      const made = await ec2(home).send(new CreateNetworkInsightsPathCommand(request));
      return made.NetworkInsightsPath?.NetworkInsightsPathId ?? '';
    },
    // The path is there, whatever comes of its first analysis.
    done: (id) => {
      saved(words.createdPath(id), id);
      void start([id]);
    },
  });
  return (
    <FormPage kind={kind} title={words.create} submit={submit}>
      <FormSection title={words.configuration} description={words.configurationHint}>
        <NameTagField tags={tags} placeholder="my-path-01" />
      </FormSection>
      <FormSection title={words.pathSource}>
        <EndFields
          end={source}
          change={setSource}
          typeLabel={words.sourceType}
          label={words.source}
          errorText={submit.errorAt('source')}
        />
        <MoreFields title={words.moreAtSource} errorText={submit.errorAt('atSource')}>
          <HeaderFieldsEditor
            header={atSource}
            change={setAtSource}
            without={byAddress ? 'destination' : undefined}
          />
        </MoreFields>
      </FormSection>
      <FormSection title={words.pathDestination}>
        <EndFields
          end={destination}
          change={setDestination}
          typeLabel={words.destinationType}
          label={words.destination}
          withAddress
          errorText={submit.errorAt('destination')}
        />
        {!byAddress && (
          <MoreFields title={words.moreAtDestination} errorText={submit.errorAt('atDestination')}>
            <HeaderFieldsEditor header={atDestination} change={setAtDestination} />
          </MoreFields>
        )}
      </FormSection>
      <FormSection title={words.protocolTitle}>
        <SpaceBetween size="l">
          <FormField label={words.protocol}>
            <Select
              options={protocols}
              selectedOption={protocols.find(({value}) => value === protocol) ?? null}
              onChange={({detail}) =>
                setProtocol(protocols.find(({value}) => value === detail.selectedOption.value)?.value ?? 'tcp')
              }
            />
          </FormField>
          <FormField
            label={`${words.port} - ${common.optional}`}
            description={words.onePortHint}
            errorText={submit.errorAt('port')}
          >
            <Input value={port} placeholder="22" inputMode="numeric" onChange={({detail}) => setPort(detail.value)} />
          </FormField>
        </SpaceBetween>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
