import type { RetentionPolicy } from '@dashboard/schema'
import { type RetentionKind, retentionKinds } from '@dashboard/schema/vocabulary'
import { recordAudit } from '../../access/audit.service'
import type { Scope } from '../../access/scope'
import { badInput } from '../../core/errors'
import { keepDaysProblem, retentionRules } from './retention'
import { type ChoiceRow, listChoices, saveChoice } from './retention.repository'

const policyOf = (kind: RetentionKind, choice: ChoiceRow | undefined): RetentionPolicy => {
  const rule = retentionRules[kind]
  return { kind, ...rule, keepDays: choice ? choice.keepDays : rule.defaultKeepDays, updatedAt: choice?.updatedAt ?? null }
}

/** How long each kind of data is kept, in the order of the vocabulary. */
export const retentionPolicies = async (scope: Scope): Promise<RetentionPolicy[]> => {
  const choices = await scope.read(listChoices)
  return retentionKinds.map(kind =>
    policyOf(
      kind,
      choices.find(choice => choice.kind === kind),
    ),
  )
}

/** Chooses how long a kind of data is kept, and notes who did. */
export const updateRetentionPolicy = async (scope: Scope, kind: RetentionKind, keepDays: number | null): Promise<RetentionPolicy> => {
  const problem = keepDaysProblem(kind, keepDays)
  if (problem) throw badInput([{ path: 'keepDays', message: problem }])
  const before = (await retentionPolicies(scope)).find(policy => policy.kind === kind)
  const updatedAt = scope.now()
  await scope.write(async db => {
    await saveChoice(db, kind, keepDays, updatedAt)
    await recordAudit(db, scope, {
      action: 'RETENTION_CHANGED',
      subject: { kind: 'RETENTION_POLICY', id: kind },
      details: { from: before?.keepDays ?? null, to: keepDays },
    })
  })
  return policyOf(kind, { kind, keepDays, updatedAt })
}
