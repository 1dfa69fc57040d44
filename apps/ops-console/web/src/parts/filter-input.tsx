import { Autocomplete, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

interface FilterInputProps {
  readonly label: string;
  /** What the address says. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly suggestions?: readonly string[];
  readonly placeholder?: string;
}

const CALM_MS = 250;

/** A text that narrows what is shown; told when the hand rests, so that not every letter is an address of its own. */
export function FilterInput({ label, value, onChange, suggestions, placeholder }: FilterInputProps) {
  const [text, setText] = useState(value ?? '');
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next.trim() || undefined;
    onChange(told.current);
  }, CALM_MS);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value ?? '');
  }, [value]);

  const type = (next: string) => {
    setText(next);
    tell(next);
  };
  const common = {
    label,
    value: text,
    size: 'xs',
    w: 220,
    maw: '100%',
    maxLength: 300,
    ...(placeholder && { placeholder }),
  };
  return suggestions ? (
    <Autocomplete {...common} data={[...suggestions]} onChange={type} />
  ) : (
    <TextInput {...common} type="search" onChange={(typed) => type(typed.currentTarget.value)} />
  );
}
