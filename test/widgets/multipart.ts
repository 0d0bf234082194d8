/** A form's body as bytes, as they go over the wire: WebKit cannot read a form with files back from a request of its own. */
export async function multipart(form: FormData): Promise<{ readonly type: string; readonly body: Blob }> {
  const boundary = `----heed${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
  const parts: BlobPart[] = [];
  for (const [name, value] of form) {
    const file = value instanceof File ? value : undefined;
    parts.push(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`, file ? `; filename="${file.name.replaceAll('"', '%22')}"\r\nContent-Type: ${file.type}` : '',
      '\r\n\r\n', file ? await file.arrayBuffer() : value, '\r\n');
  }
  parts.push(`--${boundary}--\r\n`);
  return { type: `multipart/form-data; boundary=${boundary}`, body: new Blob(parts) };
}
