import contentDisposition from 'content-disposition';
import { limits } from '../../contract/limits.ts';
import { exportFormats } from '../../contract/routes.ts';
import { type ExportFormat, exportFormatNames } from '../../contract/shapes.ts';
import { type ExportedReport, exportReport as toExportedReport } from '../domain/exported-report.ts';
import { Fault } from '../domain/fault.ts';
import { firstCharacters } from '../domain/first-characters.ts';
import type { Task } from '../domain/model.ts';
import { answerUnder, tagOf } from '../entity-tag.ts';
import { findVisibleTask, loadReport, requireReport } from '../find-visible-task.ts';
import { type ApiRequest, type ApiResponse, requireCaller } from '../http.ts';
import type { Bodies, Clock, Print, Tasks } from '../ports.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';

export interface ExportPorts {
  readonly tasks: Tasks;
  readonly bodies: Bodies;
  readonly clock: Clock;
  readonly printDocx: Print;
  readonly printPdf: Print;
}

/** The report as a file in the format that was asked for; `ExportTooLarge` when it is too much for an answer. */
export async function exportReport(ports: ExportPorts, request: ApiRequest): Promise<ApiResponse> {
  const task = await findVisibleTask(ports, requireCaller(request), request.parameters['taskId']);
  requireReport(task);
  return answerUnder(tagOf(task, request.mediaType), request, () => makeDocument(ports, request, task));
}

async function makeDocument(ports: ExportPorts, request: ApiRequest, task: Task): Promise<ApiResponse> {
  const [order, report] = await Promise.all([ports.tasks.findOrder(task), loadReport(ports.bodies, task)]);
  // The order goes first when a report is deleted.
  if (order === undefined) throw new Fault('NotFound');
  const exported = toExportedReport(task, report, order.order.options?.language);
  const format = exportFormatNames.find((name) => exportFormats[name] === request.mediaType) ?? 'md';
  const bytes = await print(ports, format, exported, request.remainingTimeMs - limits.exportGraceSeconds * 1000);
  if (bytes.length > limits.exportBytes) throw new Fault('ExportTooLarge');
  return {
    body: bytes,
    headers: {
      'Content-Disposition': disposition(exported, format),
      'Content-Security-Policy': contentSecurityPolicy,
    },
  };
}

async function print(
  { printDocx, printPdf }: ExportPorts,
  format: ExportFormat,
  report: ExportedReport,
  patienceMs: number,
): Promise<Uint8Array> {
  if (format === 'pdf') return printPdf(report, patienceMs);
  if (format === 'docx') return printDocx(report, patienceMs);
  return Buffer.from(format === 'html' ? renderHtml(report, contentSecurityPolicy) : renderMarkdown(report));
}

/** Of a title that names a file. */
const titleCharacters = 100;

/** A file named after the report, as far as file systems take its title; for old programs a plain name. */
function disposition({ title }: ExportedReport, format: ExportFormat): string {
  const plain = title.text.replaceAll(/[/\\:*?"<>|\s]+/g, ' ').replace(/^[. ]+/, '');
  const name = `${firstCharacters(plain, titleCharacters).trim() || 'report'}.${format}`;
  return contentDisposition(name, { fallback: /^[\x20-\x7e]*$/.test(name) || `report.${format}` });
}
