const read = new WeakMap<Request, Uint8Array>();

/** Lays the bytes of a form beside the request that an action is given: carried inside, Remix would lead them through a stream for each of its copies. */
export function layBeside(request: Request, bytes: Uint8Array): void {
  read.set(request, bytes);
}

/** The fields of the form that was sent. @throws TypeError when it is none */
export async function sentForm(request: Request): Promise<FormData> {
  const bytes = read.get(request);
  if (bytes === undefined) return request.formData();
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes))) form.append(name, value);
  return form;
}
