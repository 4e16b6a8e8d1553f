resource "openstack_compute_instance_v2" "node" {
  name = "node"
}
