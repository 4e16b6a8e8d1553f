FROM node:20.11.1-alpine
USER node
