import type { BlockElement, ElementOf, InputBlock } from './elements.ts';
import { type Html, html } from './html.ts';

type Options = ElementOf<'static_select'>['options'];

/**
 * An input block as the browser's own form control: the library draws these without a way to operate them by
 * keyboard. The field is named after its block; options are sent by their position.
 *
 * @param id unique in the page
 */
export function formControl({ block_id, label, hint, optional, element }: InputBlock, id: string): Html {
  const note = hint ? html`<p class="hint" id="${id}-hint">${hint.text}</p>` : '';
  const error = html`<p class="error" id="${id}-error" data-error-of="${block_id}" hidden></p>`;
  const name = html`${label.text}${optional ? html` <span class="optional">(optional)</span>` : ''}`;
  const described = `${hint ? `${id}-hint ` : ''}${id}-error`;
  if (element.type === 'checkboxes' || element.type === 'radio_buttons') {
    return html`<fieldset class="field" data-field="${block_id}" aria-describedby="${described}">
      <legend>${name}</legend>
      ${choices(element, block_id)} ${note} ${error}
    </fieldset>`;
  }
  return html`<div class="field" data-field="${block_id}">
    <label for="${id}">${name}</label>
    ${control(element, id, block_id, described, !optional)} ${note} ${error}
  </div>`;
}

function choices(element: ElementOf<'checkboxes' | 'radio_buttons'>, name: string): Html {
  const many = element.type === 'checkboxes';
  const initial = many ? element.initial_options : [element.initial_option].filter((one) => one !== undefined);
  const kind = many ? 'checkbox' : 'radio';
  return html`${element.options.map(
    ({ text, value }, i) =>
      html`<label class="choice"><input type="${kind}" name="${name}" value="${i}" ${initial.some((one) => one.value === value) ? 'checked' : ''} /> ${text.text}</label>`,
  )}`;
}

function control(element: BlockElement, id: string, name: string, described: string, required: boolean): Html {
  const must = required ? 'required' : '';
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline
        ? html`<textarea id="${id}" name="${name}" rows="4" maxlength="${element.max_length ?? 3000}" placeholder="${element.placeholder?.text ?? ''}" aria-describedby="${described}" ${must}>${element.initial_value}</textarea>`
        : html`<input type="text" id="${id}" name="${name}" value="${element.initial_value}" maxlength="${element.max_length ?? 3000}" placeholder="${element.placeholder?.text ?? ''}" aria-describedby="${described}" ${must} />`;
    case 'timepicker':
      return html`<input type="time" id="${id}" name="${name}" value="${element.initial_time}" aria-describedby="${described}" ${must} />`;
    case 'datepicker':
      return html`<input type="date" id="${id}" name="${name}" value="${element.initial_date}" aria-describedby="${described}" ${must} />`;
    case 'multi_static_select':
      return html`<select id="${id}" name="${name}" multiple aria-describedby="${described}" ${must}>${optionList(
        element.options,
        element.initial_options.map(({ value }) => value),
      )}</select>`;
    case 'static_select':
      return html`<select id="${id}" name="${name}" aria-describedby="${described}" ${must}>${optionList(element.options, [element.initial_option?.value ?? ''])}</select>`;
    default:
      return html``;
  }
}

/** The options of a select; a select without a chosen one shows its first. */
export function optionList(options: Options, chosen: readonly string[]): Html {
  return html`${options.map(({ text, value }, i) => html`<option value="${i}" ${chosen.includes(value) ? 'selected' : ''}>${text.text}</option>`)}`;
}
