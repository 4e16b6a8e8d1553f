const request = require('supertest');
it('lists', () => request(app).get('/api/v1/cases').expect(200));
it('shows', () => request(app).get(`/api/v1/cases/${id}`).expect(200));
