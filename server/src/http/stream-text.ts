/** Pieces of text as a body, each made when it is read for. An error half-way breaks the connection off: a file that is cut must not look whole. */
export function streamText(pieces: AsyncGenerator<{ text: string }>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(out) {
      const { value, done } = await pieces.next();
      if (done) out.close();
      else out.enqueue(encoder.encode(value.text));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
