// Which parts of a JSON text nothing reads.

/** A part of a text. */
export interface Part {
  from: number;
  to: number;
}

/**
 * What stands between the brackets of the outermost objects and arrays that run over several lines,
 * none of them in `read` (1-based). The root is never one. Any text will do, also one with faults.
 */
export function unread(text: string, read: ReadonlySet<number>): Part[] {
  const parts: Part[] = [];
  const open: { from: number; line: number; reads: number; parts: number }[] = [];
  let line = 1;
  // In how many of the lines so far something is read.
  let reads = Number(read.has(1));
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[{}[\]\n]/g)) {
    if (token === "\n") {
      line++;
      reads += Number(read.has(line));
    } else if (token === "{" || token === "[") {
      open.push({ from: index + 1, line, reads: reads - Number(read.has(line)), parts: parts.length });
    } else if (token === "}" || token === "]") {
      const part = open.pop();
      if (!part || !open.length || part.line === line || part.reads !== reads) continue;
      // It takes in those within it.
      parts.length = part.parts;
      parts.push({ from: part.from, to: index });
    }
  }
  return parts;
}
