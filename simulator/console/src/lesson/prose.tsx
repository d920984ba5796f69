// A lesson's text: paragraphs with empty lines between them, lists of lines that begin with "- ", `code` and
// **what matters**.
import type {ReactNode} from 'react';
import Box from '@cloudscape-design/components/box';

function inline(text: string): ReactNode[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, i) => {
    if (/^`.+`$/.test(part))
      return (
        <Box key={i} variant="code">
          {part.slice(1, -1)}
        </Box>
      );
    return /^\*\*.+\*\*$/.test(part) ? <b key={i}>{part.slice(2, -2)}</b> : part;
  });
}

export function Prose({text}: {text: string}) {
  const paragraphs = text.trim().split(/\n\s*\n/);
  return (
    <>
      {paragraphs.map((paragraph, i) => {
        const lines = paragraph.split('\n');
        const isList = lines.every((line) => /^\s*- /.test(line));
        return isList ? (
          <ul key={i}>
            {lines.map((line) => (
              <li key={line}>{inline(line.replace(/^\s*- /, ''))}</li>
            ))}
          </ul>
        ) : (
          <Box key={i} variant="p">
            {inline(paragraph)}
          </Box>
        );
      })}
    </>
  );
}
