import type { Experiment, ExperimentAssignment } from '@dashboard/schema'
import type { Scope } from '../../../access/scope'
const no = (): Promise<never> => Promise.reject(new Error('not there yet'))
export const experiments = (_scope: Scope): Promise<Experiment[]> => no()
export const createExperiment = (_scope: Scope, _input: object): Promise<Experiment> => no()
export const endExperiment = (_scope: Scope, _id: string): Promise<Experiment> => no()
export const exposeCustomers = (_scope: Scope, _id: string, _ids: string[]): Promise<ExperimentAssignment[]> => no()
