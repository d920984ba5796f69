// A form on a page of its own: breadcrumbs, header, sections, Cancel and Submit; an API error that names no
// field of the form is shown on top, and the first field that complains gets the focus.
//
//   const submit = useSubmit<'cidr'>({…});                                   // submit.ts
//   <FormPage kind={kind} title={words.createVpc} submit={submit}>           // or with id={vpc.VpcId} below it
//     <FormSection title={words.settings}>
//       <FormField label="IPv4 CIDR" errorText={submit.errorAt('cidr')}>…</FormField>
//     </FormSection>
//     <TagsSection tags={tags} />
//   </FormPage>
//
// After success: `useSaved(path)` (saved.tsx): a notice, and the page of what was created.
import type {ReactNode} from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {go, href} from '../route';
import {usePage, type Crumb} from '../shell/page';
import type {ApiError} from '../api/ec2';
import {ApiAlert} from './api-alert';
import {useCommonWords} from './common-words';
import {useShowRefusal} from './use-show-refusal';

interface FormKind {
  path: string;
  many: string;
  root?: string;
}

interface Props {
  kind: FormKind;
  title: string;
  description?: ReactNode;
  id?: string; ///< of the resource that is edited
  submit: {busy: boolean; error?: ApiError | undefined; run(): void};
  submitText?: string; ///< without it the title, as on AWS's create forms
  disabled?: boolean;
  cancelTo?: string; ///< without it the resource or the list
  children: ReactNode;
}

export function FormPage({kind, title, description, id, submit, submitText, disabled, cancelTo, children}: Props) {
  const common = useCommonWords();
  const above: Crumb[] = [
    {text: kind.root ?? common.vpc, href: href('dashboard')},
    {text: kind.many, href: href(kind.path)},
  ];
  if (id !== undefined) above.push({text: id, href: href(kind.path, id)});
  usePage(title, above);
  const refusal = useShowRefusal({busy: submit.busy, error: submit.error});
  const back = cancelTo ?? (id === undefined ? href(kind.path) : href(kind.path, id));
  return (
    <form
      ref={refusal.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        submit.run();
        refusal.tried();
      }}
    >
      <Form
        header={
          <Header variant="h1" description={description}>
            {title}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => go(back)}>
              {common.cancel}
            </Button>
            <Button variant="primary" loading={submit.busy} disabled={disabled}>
              {submitText ?? title}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <ApiAlert error={submit.error} />
          {children}
        </SpaceBetween>
      </Form>
    </form>
  );
}

interface SectionProps {
  title: string;
  description?: ReactNode;
  info?: ReactNode;
  children: ReactNode;
}

export function FormSection({title, description, info, children}: SectionProps) {
  return (
    <Container
      header={
        <Header variant="h2" description={description} info={info}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </Container>
  );
}
