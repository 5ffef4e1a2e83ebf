export { judgeTask } from './judge'
