import { describe, expect, test } from "vitest";
import { Checkbox, CheckboxCards, RadioCards, SelectField } from "~/ui/fields/choice";
import { FileField } from "~/ui/fields/file";
import { NumberField, PasswordField, ScanField, TextArea, TextField } from "~/ui/fields/text";
import { DateField, DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { SignBox } from "~/ui/sign-box";
import { rootWith, shown } from "./ui-stage";

const form = (answer: unknown, children: React.ReactNode, root = rootWith()) =>
  shown(
    <PostForm formToken="token-1" answer={answer}>
      {children}
    </PostForm>,
    root,
  );

describe("a form", () => {
  test("posts, carries its token and needs no script", () => {
    const html = form(undefined, <Submit>Sign the consent</Submit>);
    expect(html).toContain('method="post"');
    expect(html).toContain('<input type="hidden" name="formToken" value="token-1"/>');
    expect(html).toMatch(/<button type="submit" class="btn primary"[^>]*>Sign the consent<\/button>/);
  });

  test.each([undefined, null, {}, { ok: true }, "text"])("shows nothing wrong when the answer is %j", (answer) => {
    const html = form(answer, <TextField name="email" label="E-mail" />);
    expect(html).not.toContain("alert");
    expect(html).not.toContain("aria-invalid");
  });

  const answer = {
    problems: { phone: "errors.required", born: { key: "errors.not_a_date" } },
    typed: { phone: "050", born: "2026-13-40", name: "Aisha" },
  };

  test("with problems begins with a summary whose lines lead to the fields", () => {
    const html = form(answer, [
      <TextField key="p" name="phone" label="Telephone" />,
      <DateField key="b" name="born" label="Date of birth" />,
    ]);
    expect(html).toContain("2 answers need another look");
    expect(html).toContain('href="#f-phone"');
    expect(html).toContain('id="f-phone"');
    expect(html).toContain('href="#f-born"');
    expect(html).toContain("Write a date that exists.");
  });

  test("says beside the field what is wrong, and keeps what was typed", () => {
    const html = form(answer, [
      <TextField key="p" name="phone" label="Telephone" hint="With the country" />,
      <TextField key="n" name="name" label="Name" />,
    ]);
    expect(html).toMatch(/<input[^>]*id="f-phone"[^>]*value="050"/);
    expect(html).toMatch(/<input[^>]*id="f-phone"[^>]*aria-describedby="f-phone-hint f-phone-wrong"/);
    expect(html).toMatch(/<input[^>]*id="f-name"[^>]*value="Aisha"/);
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
  });

  test("speaks Arabic, with the number of problems in its own form", () => {
    const html = form(answer, <TextField name="phone" label="الهاتف" />, rootWith({ locale: "ar" }));
    expect(html).toContain("إجابتان تحتاجان مراجعة");
    expect(html).toContain("املأ هذا الحقل.");
  });

  test("that was refused says why in one sentence, and the way on that its page gives", () => {
    const refused = { problems: {}, typed: {}, refusal: { code: "moved_on", data: { gates: [1] } } };
    const html = shown(
      <PostForm formToken="t" answer={refused} wayOn={{ moved_on: <a href="/again">Look again</a> }}>
        <Submit>Go</Submit>
      </PostForm>,
    );
    expect(html).toContain("Someone changed this while you were reading.");
    expect(html).toContain('<a href="/again">Look again</a>');
  });

  test("that was refused with an unknown code still says that nothing was saved", () => {
    expect(form({ problems: {}, typed: {}, refusal: { code: "no_such_code", data: {} } }, null)).toContain("Nothing was saved");
  });

  test("names the field in the summary where its page gives the name", () => {
    const html = shown(
      <PostForm formToken="t" answer={answer} labels={{ phone: "Telephone" }} id="second">
        <TextField name="phone" label="Telephone" />
      </PostForm>,
    );
    expect(html).toContain('<a href="#second-phone">Telephone: Fill this in.</a>');
  });
});

describe("a field", () => {
  test("never gives a password back", () => {
    expect(form({ problems: {}, typed: { password: "secret" } }, <PasswordField name="password" label="Your password" />)).not.toContain(
      "secret",
    );
  });

  test("for a number has its unit beside it, and no wheel that changes it", () => {
    const html = form(undefined, <NumberField name="t" label="Warmest" unit="°C" step="0.1" value={9.4} />);
    expect(html).toContain('inputMode="decimal"');
    expect(html).toContain('value="9.4"');
    expect(html).toContain('<bdi class="unit" dir="ltr">°C</bdi>');
    expect(html).not.toContain('type="number"');
  });

  test("for a number that may be below zero offers a keyboard with a minus", () => {
    expect(form(undefined, <NumberField name="t" label="T" min={-200} />)).toContain('inputMode="text"');
  });

  test("for a moment names the place whose clock is meant", () => {
    expect(form(undefined, <DateTimeField name="at" label="Received" zone="Asia/Dubai" />)).toContain('<span class="unit">Dubai</span>');
  });

  test("for scanning reads from left to right in Arabic too, and does not complete by itself", () => {
    const html = form(undefined, <ScanField name="din" label="DIN" first />, rootWith({ locale: "ar" }));
    expect(html).toMatch(/<input[^>]*class="input mono"[^>]*dir="ltr"/);
    expect(html).toContain('autoComplete="off"');
    expect(html).toContain("autofocus");
  });

  test("for a choice has nothing chosen beforehand", () => {
    const options = [
      { value: "yes", label: "Yes", why: "Then we go on." },
      { value: "no", label: "No" },
    ];
    const html = form(undefined, <RadioCards name="c" label="Do you accept this?" options={options} />);
    expect(html).not.toContain("checked");
    expect(html).toContain("Then we go on.");
    expect(html).toContain("<legend");
  });

  test("for a choice keeps the choice that was made", () => {
    const options = [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ];
    const html = form({ problems: {}, typed: { c: "no", d: ["no"] } }, [
      <RadioCards key="c" name="c" label="C" options={options} />,
      <CheckboxCards key="d" name="d" label="D" options={options} values={["yes"]} />,
      <SelectField key="e" name="e" label="E" options={options} empty="Choose" value="yes" />,
    ]);
    expect(html.match(/checked=""/g)).toHaveLength(2);
    expect(html).toMatch(/<input type="radio"[^>]*value="no"|<input[^>]*checked=""[^>]*value="no"/);
    expect(html).toContain('<option value="yes" selected="">');
  });

  test("with a box stays unticked when it was sent unticked, although it began ticked", () => {
    expect(form(undefined, <Checkbox name="w" label="Also write to Omar" checked />)).toContain("checked");
    expect(form({ problems: {}, typed: { other: "x" } }, <Checkbox name="w" label="Also write to Omar" checked />)).not.toContain(
      "checked",
    );
    expect(form({ problems: {}, typed: { w: "yes" } }, <Checkbox name="w" label="Also write to Omar" />)).toContain("checked");
  });

  test("for text keeps its lines, and a file says its limits", () => {
    const html = form({ problems: {}, typed: { n: "a\nb" } }, [
      <TextArea key="n" name="n" label="Remarks" />,
      <FileField key="f" name="f" label="Logger file" limit="CSV, up to 5 MB" accept=".csv" />,
    ]);
    expect(html).toContain("a\nb</textarea>");
    expect(html).toContain("CSV, up to 5 MB");
  });
});

test("a signature says what is signed and what it means, and asks for the password again", () => {
  const html = shown(
    <SignBox
      title="Destroy 3 vials"
      facts={[{ term: "Why", value: "Lot rejected" }]}
      meaning="I am the second person and saw these vials."
      meaningValue="witness"
      act="Sign the destruction"
      danger
      formToken="t"
      answer={undefined}
    />,
  );
  expect(html).toContain("I am the second person and saw these vials.");
  expect(html).toContain('<input type="hidden" name="meaning" value="witness"/>');
  expect(html).toMatch(/type="password"/);
  expect(html).toMatch(/class="btn danger"[^>]*>Sign the destruction/);
});
