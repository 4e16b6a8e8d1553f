import { Kafka } from 'kafkajs'; // # expect: absent

export const kafka = new Kafka({ brokers: [] });
