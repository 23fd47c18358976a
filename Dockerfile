# One image for servers, workers, migrations and the demo's seed: they differ by their command. Node runs the TypeScript as it is.
FROM node:24-bookworm-slim AS base
ENV CI=true NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /desk

# Only what decides the install, so that a change of code installs nothing anew.
FROM base AS manifests
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY packages/core/package.json packages/core/
COPY packages/jira-double/package.json packages/jira-double/
COPY packages/launch/package.json packages/launch/
COPY packages/lint/package.json packages/lint/
COPY packages/protocol/package.json packages/protocol/
COPY packages/runtime/package.json packages/runtime/
COPY server/package.json server/
COPY test/package.json test/
COPY web/package.json web/
COPY worker/package.json worker/

FROM manifests AS web
RUN npx -y pnpm@12.4.2 install --frozen-lockfile --filter "@desk/web..."
COPY tsconfig.base.json ./
COPY packages/protocol packages/protocol
COPY web web
RUN cd web && node node_modules/vite/bin/vite.js build

# Without optional packages: those are the binaries of the embedded PostgreSQL, and this form brings its own.
FROM manifests AS packages
RUN npx -y pnpm@12.4.2 install --frozen-lockfile --prod --no-optional --filter "@desk/server..." --filter "@desk/worker..." --filter "@desk/launch..."

FROM base
ENV NODE_ENV=production
COPY --from=packages /desk ./
COPY packages packages
COPY server server
COPY worker worker
COPY --from=web /desk/web/dist web/dist
USER node
EXPOSE 3000
CMD ["node", "server/src/main.ts"]
