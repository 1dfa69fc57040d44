/** Each asks `kervan complete` for what may follow: words, and behind a tab what they mean. */
export const scripts = {
  bash: `# eval "$(kervan completion bash)"
_kervan() {
  local IFS=$'\\n'
  COMPREPLY=($(kervan complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1))
}
complete -o default -F _kervan kervan
`,
  zsh: `#compdef kervan
# eval "$(kervan completion zsh)", after compinit
_kervan() {
  local -a found
  local word summary
  while IFS=$'\\t' read -r word summary; do
    found+=("$word:$summary")
  done < <(kervan complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  _describe kervan found || _files
}
compdef _kervan kervan
`,
  fish: `# kervan completion fish | source
complete --command kervan --arguments '(kervan complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
} as const;
export type Shell = keyof typeof scripts;
export const shells: readonly Shell[] = ['bash', 'zsh', 'fish'];
