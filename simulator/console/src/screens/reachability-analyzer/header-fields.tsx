// "Additional packet header configurations": addresses and ports that the packet is to have at one end.
import {useState, type ReactNode} from 'react';
import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {isPortRange, type HeaderFields} from './path-request';
import {usePathWords} from './path-words';

interface Props {
  header: HeaderFields;
  change(header: HeaderFields): void;
  without?: 'destination'; ///< the destination's address, where it is said elsewhere
}

export function HeaderFieldsEditor({header, change, without}: Props) {
  const words = usePathWords();
  const field = (key: keyof HeaderFields, label: string, placeholder: string, isPorts: boolean) => (
    <FormField
      label={label}
      constraintText={isPorts ? words.portHint : undefined}
      errorText={isPorts && !isPortRange(header[key]) ? words.badPort : undefined}
    >
      <Input
        value={header[key]}
        placeholder={placeholder}
        onChange={({detail}) => change({...header, [key]: detail.value})}
      />
    </FormField>
  );
  return (
    <ColumnLayout columns={2}>
      {field('sourceAddress', words.sourceIp, '10.0.1.62', false)}
      {field('sourcePorts', words.sourcePort, '1024-65535', true)}
      {without !== 'destination' && field('destinationAddress', words.destinationIp, '10.1.1.41', false)}
      {field('destinationPorts', words.destinationPort, '22', true)}
    </ColumnLayout>
  );
}

interface MoreProps {
  title: string;
  errorText: string | undefined; ///< of the API, which may be about any of the fields: they are shown then
  children: ReactNode;
}

export function MoreFields({title, errorText, children}: MoreProps) {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText={title}
      expanded={open || errorText !== undefined}
      onChange={({detail}) => setOpen(detail.expanded)}
    >
      <SpaceBetween size="m">
        {errorText && <Alert type="error">{errorText}</Alert>}
        {children}
      </SpaceBetween>
    </ExpandableSection>
  );
}
