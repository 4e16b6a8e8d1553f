const request = require('supertest');
it('lists', () => request(app).get('/cases').expect(200));
