import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";
import { newFormToken, requireId, submit } from "./submit.server";

/** A thing that pages of one form are about. */
interface Thing<Who, Shown extends object> {
  /** Who may come here at all. */
  by: (request: Request) => Promise<Who>;
  /** Name of its id in the address. */
  param: string;
  /** What its pages show. @throws 404 for whom it does not exist */
  read: (who: Who, id: string) => Promise<Shown>;
  /** Where its own page stands; after the act it is shown. */
  home: string;
}

/** The loader and the action of a page with one form about one thing. */
export function oneForm<Who, Shown extends object, Schema extends z.ZodType>(
  thing: Thing<Who, Shown>,
  schema: Schema,
  act: (who: Who, id: string, form: z.output<Schema>) => Promise<unknown>,
) {
  const open = async ({ request, params }: LoaderFunctionArgs) => {
    const who = await thing.by(request);
    const id = requireId(params[thing.param]);
    return { who, id, shown: await thing.read(who, id) };
  };
  return {
    loader: async (args: LoaderFunctionArgs) => ({ ...(await open(args)).shown, formToken: newFormToken() }),
    action: async (args: ActionFunctionArgs) => {
      const { who, id } = await open(args);
      const home = `${thing.home}/${id}`;
      const acted = async (form: z.output<Schema>) => {
        await act(who, id, form);
        return redirect(home);
      };
      return submit(args.request, schema, acted, home);
    },
  };
}
