import { and, eq, isNull } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { channelSpend, competitorAnalysis, providers } from '../../../db/tables'
import type { MarketTruth } from '../truth/model'
import type { competitorRows, spendRows } from './market-rows'

/** Where the business is, its competitors and what its channels cost; what people have changed meanwhile stays. */
export async function saveMarket(
  orm: NodePgDatabase,
  providerId: number,
  location: MarketTruth['location'],
  competitors: ReturnType<typeof competitorRows>,
  spend: ReturnType<typeof spendRows>,
): Promise<void> {
  await orm
    .update(providers)
    .set(location)
    .where(and(eq(providers.id, providerId), isNull(providers.latitude)))
  await orm.insert(competitorAnalysis).values(competitors).onConflictDoNothing()
  await orm.insert(channelSpend).values(spend).onConflictDoNothing()
}
