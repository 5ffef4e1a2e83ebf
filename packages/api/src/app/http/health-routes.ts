import type { FastifyInstance } from 'fastify'
import type { House } from '../../access/house'

const answerWithinMs = 2_000

const databaseAnswers = async ({ pool }: House): Promise<boolean> => {
  const late = new Promise<false>(resolve => setTimeout(resolve, answerWithinMs, false).unref())
  const answered = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late])
}

/** `/healthz`: the process lives. `/readyz`: it can answer, and is not about to stop. */
export const addHealthRoutes = (app: FastifyInstance, house: House, isDraining: () => boolean): void => {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const problem = isDraining() ? 'stopping' : (await databaseAnswers(house)) ? null : 'the database does not answer'
    return problem ? reply.code(503).send({ status: problem }) : { status: 'ok' }
  })
}
